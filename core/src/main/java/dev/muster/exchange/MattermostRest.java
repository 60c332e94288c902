package dev.muster.exchange;

/** What a Mattermost playbook says that ours cannot, and what ours needs that its export never says. */
final class MattermostRest {
    private MattermostRest() {}

    static void report(Fields file, Notes notes) {
        switched(
                file,
                notes,
                "run_summary_template_enabled",
                "run_summary_template",
                "mattermost.summary",
                "an incident has no summary to begin with; put it into the welcome or the update template");
        switched(
                file,
                notes,
                "signal_any_keywords_enabled",
                "signal_any_keywords",
                "mattermost.keywords",
                "what was said started it; make a rule for that");
        channel(file, notes);
        members(file, notes);
        file.without(
                "mattermost.left",
                "mean nothing here",
                "categorize_channel_enabled",
                "category_name",
                "run_number_prefix",
                "owner_group_only_actions",
                "new_channel_only",
                "auto_archive_channel",
                "create_public_playbook_run",
                "public");
        file.without(
                "ids.left",
                "ids, times, counts and people of the other server mean nothing here",
                "id",
                "team_id",
                "channel_id",
                "create_at",
                "update_at",
                "delete_at",
                "num_stages",
                "num_steps",
                "num_runs",
                "num_actions",
                "last_run_at",
                "active_runs",
                "members",
                "metrics_configs",
                "default_playbook_admin_role",
                "default_playbook_member_role",
                "default_run_admin_role",
                "default_run_member_role",
                "is_favorite",
                "default_owner_id",
                "default_owner_enabled",
                "invited_user_ids",
                "invited_group_ids",
                "invite_users_enabled",
                "broadcast_channel_id",
                "broadcast_channel_ids",
                "broadcast_enabled",
                "webhook_on_creation_urls",
                "webhook_on_creation_enabled",
                "webhook_on_status_update_urls",
                "webhook_on_status_update_enabled",
                "announcement_channel_id",
                "announcement_channel_enabled",
                "export_channel_on_finished_enabled",
                "bookmarks",
                "propertyFields");
        missing(notes);
    }

    private static void switched(Fields file, Notes notes, String flag, String name, String what, String said) {
        boolean on = file.flag(flag);
        if (on) {
            file.has(name);
            notes.missing(name, what, said);
        } else {
            file.without(what + "-off", "was switched off", name);
        }
    }

    private static void channel(Fields file, Notes notes) {
        String mode = file.text("channel_mode");
        if (mode.equals("link_existing_channel")) {
            notes.changed(
                    "channel_mode", "mattermost.channel", "every incident gets a channel of its own, none is linked");
        } else if (!mode.isEmpty()) {
            notes.kept("channel_mode", "mattermost.channel-own", "every incident gets a channel of its own");
        }
    }

    /** Who takes part is in the channel, always; the second of the two names is how older files spell it. */
    private static void members(Fields file, Notes notes) {
        boolean in = file.flag("create_channel_member_on_new_participant");
        boolean out = file.flag("remove_channel_member_on_removed_participant");
        boolean older = file.flag("create_channel_member_on_removed_participant");
        if (in && (out || older)) {
            notes.kept(
                    "create_channel_member_on_new_participant",
                    "mattermost.members",
                    "who takes part is in the channel");
        } else {
            notes.changed(
                    "create_channel_member_on_new_participant",
                    "mattermost.members-always",
                    "who takes part is in the channel and who does not is not; that cannot be switched off here");
        }
    }

    private static void missing(Notes notes) {
        notes.missing("", "mattermost.commander", "the file names no owner; say who commands");
        notes.missing("", "mattermost.roles", "the file has no roles; add those that you need");
        notes.missing("", "mattermost.invites", "the file does not say who is invited; choose them");
        notes.missing(
                "", "mattermost.assignees", "the file names nobody who does a task; give tasks to people or roles");
        notes.missing(
                "", "mattermost.broadcasts", "the file has no channels to which updates go; set up who is notified");
        notes.missing("", "mattermost.webhooks", "the file has no webhooks; set up outgoing ones anew");
        notes.missing("", "mattermost.actions", "the file has no actions of tasks; make rules in their place");
    }
}
