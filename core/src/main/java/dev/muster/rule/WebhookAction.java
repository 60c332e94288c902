package dev.muster.rule;

import dev.muster.command.Admission;
import dev.muster.command.Command;
import dev.muster.command.Rejection;
import dev.muster.rule.WebhookCommands.SendWebhook;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Tells another system what met the rule. */
record WebhookAction() implements RuleAction {
    private static final String ADDRESS = "address";

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String words() {
        return "tell another system";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.of(ADDRESS, "Address", Sort.LINK));
    }

    @Override
    public void check(Map<String, String> with) {
        address(with);
    }

    @Override
    public Command command(Firing firing, Map<String, String> with, Admission owner) {
        return new SendWebhook(firing.rule(), firing.channel(), firing.entry(), address(with));
    }

    private static URI address(Map<String, String> with) {
        try {
            URI address = new URI(BuiltInActions.need(with, ADDRESS));
            if (address.getHost() != null && address.getRawUserInfo() == null && address.getRawFragment() == null) {
                return address;
            }
        } catch (java.net.URISyntaxException e) {
            throw Rejection.invalid("content.steps", "the address of a webhook cannot be read");
        }
        throw Rejection.invalid("content.steps", "the address of a webhook names a host, and no user or fragment");
    }
}
