package dev.muster.server;

import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceRole;
import dev.muster.command.Rejection;
import dev.muster.server.account.Account;
import dev.muster.server.account.Administration;
import dev.muster.server.account.Links;
import dev.muster.server.account.Present;
import dev.muster.server.web.JsonServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /admin/…}: people, teams and groups, for administrators. For everybody else there is no such thing. */
final class AdminServlet extends JsonServlet {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Logger log = LoggerFactory.getLogger(AdminServlet.class);
    private final transient Comers comers;
    private final transient Administration administration;

    AdminServlet(Comers comers, Administration administration) {
        this.comers = comers;
        this.administration = administration;
        on("overview", this::overview);
        on("create-person", PersonBody.class, (b, request, r) -> create(b, request));
        on("change-person", PersonBody.class, (b, request, r) -> change(b, request));
        on("reset-sign-in", Which.class, (b, request, r) -> reset(b, request));
        on("sign-out", Which.class, (b, request, r) -> signOut(b, request));
        on("create-group", GroupBody.class, (b, request, r) -> create(b, request));
        on("change-group", GroupBody.class, (b, request, r) -> change(b, request));
    }

    private record PersonBody(
            @Nullable String person,
            @Nullable String handle,
            @Nullable String name,
            @Nullable String zone,
            @Nullable Boolean active,
            @Nullable Boolean guest,
            @Nullable Set<String> roles,
            @Nullable Boolean mustHaveSecond) {}

    private record Which(@Nullable String person, @Nullable Boolean second) {}

    private record GroupBody(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean team,
            @Nullable Set<String> members) {}

    private record PersonLine(
            String id,
            String handle,
            String name,
            ZoneId zone,
            boolean active,
            boolean guest,
            Set<String> roles,
            boolean hasPassword,
            boolean second,
            boolean mustHaveSecond,
            long signIns) {}

    private record GroupLine(String id, String name, boolean team, Set<String> members) {}

    private record Overview(boolean here, List<PersonLine> people, List<GroupLine> groups) {}

    /** @param secret of the link by which the person chooses a password; shown this once */
    private record LinkMade(String person, String secret, Instant until) {
        static LinkMade of(PersonId person, Links.Made made) {
            return new LinkMade(person.value(), made.secret(), made.until());
        }
    }

    private Overview overview(HttpServletRequest request) {
        comers.administrator(request);
        Administration.Overview all = administration.overview();
        return new Overview(
                comers.signInHere(),
                all.people().stream()
                        .map(a -> line(a, all.signIns().getOrDefault(a.id(), 0L)))
                        .toList(),
                all.groups().stream().map(AdminServlet::line).toList());
    }

    private static PersonLine line(Account a, long signIns) {
        return new PersonLine(
                a.id().value(),
                a.handle(),
                a.name(),
                a.zone(),
                a.active(),
                a.guest(),
                a.roles().stream()
                        .map(r -> r.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)),
                !a.password().isEmpty(),
                a.second() != null,
                a.mustHaveSecond(),
                signIns);
    }

    private static GroupLine line(Group g) {
        return new GroupLine(
                g.id().value(),
                g.name(),
                g.team(),
                g.members().stream().map(PersonId::value).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Object create(PersonBody body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        String handle = Fields.handle("handle", body.handle());
        Set<WorkspaceRole> roles = body.roles() == null ? Set.of() : roles(body.roles());
        boolean guest = Boolean.TRUE.equals(body.guest());
        if (guest && !roles.isEmpty()) {
            throw Rejection.invalid("roles", "a guest has no role in the workspace");
        }
        Account account = Account.of(
                new PersonId(handle), handle, Fields.name(body.name()), Fields.zone(body.zone()), guest, roles, "");
        Administration.Created created = administration.create(by, account);
        said("created", account.id(), by);
        return LinkMade.of(account.id(), created.link());
    }

    private @Nullable Object change(PersonBody body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        PersonId person = Fields.person("person", body.person());
        Account changed = administration.change(
                by,
                person,
                new Administration.Change(
                        body.name() == null ? null : Fields.name(body.name()),
                        body.zone() == null ? null : Fields.zone(body.zone()),
                        body.active(),
                        body.guest(),
                        body.roles() == null ? null : roles(body.roles()),
                        body.mustHaveSecond()));
        log.info(
                "admin by={} changed={} active={} guest={} roles={} mustHaveSecond={}",
                by.account().id(),
                person,
                changed.active(),
                changed.guest(),
                changed.roles(),
                changed.mustHaveSecond());
        return null;
    }

    private Object reset(Which body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        PersonId person = Fields.person("person", body.person());
        boolean second = Boolean.TRUE.equals(body.second());
        Links.Made made = administration.reset(by, person, second);
        said(second ? "link for password and second factor" : "link for a password", person, by);
        return LinkMade.of(person, made);
    }

    private @Nullable Object signOut(Which body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        PersonId person = Fields.person("person", body.person());
        administration.signOut(by, person);
        said("signed out", person, by);
        return null;
    }

    private @Nullable Object create(GroupBody body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        Group group = group(body);
        administration.create(by, group);
        log.info("admin by={} created group={} members={}", by.account().id(), group.id(), group.members());
        return null;
    }

    private @Nullable Object change(GroupBody body, HttpServletRequest request) {
        Present by = comers.recently(comers.administrator(request));
        Group group = group(body);
        administration.change(by, group);
        log.info("admin by={} changed group={} members={}", by.account().id(), group.id(), group.members());
        return null;
    }

    private static Group group(GroupBody body) {
        Set<String> members = body.members() == null ? Set.of() : body.members();
        return new Group(
                new GroupId(Fields.handle("id", body.id())),
                Fields.name(body.name()),
                Boolean.TRUE.equals(body.team()),
                members.stream().map(m -> Fields.person("members", m)).collect(Collectors.toSet()));
    }

    private static Set<WorkspaceRole> roles(Set<String> names) {
        try {
            return names.stream()
                    .map(n -> WorkspaceRole.valueOf(n.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("roles", "roles are admin and auditor");
        }
    }

    private static void said(String what, PersonId person, Present by) {
        log.info("admin by={} did=\"{}\" person={}", by.account().id(), what, person);
    }
}
