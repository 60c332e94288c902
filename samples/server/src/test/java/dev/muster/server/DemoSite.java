package dev.muster.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server with the people of the demonstration, and a browser to look at it: for tests that go over several places. */
final class DemoSite implements AutoCloseable {
    private final Browsers browsers = Browsers.open();
    private final Site server;
    private final String password;
    private int keys;

    private DemoSite(Path folder, Map<String, String> environment) {
        server = Site.demonstration(folder.resolve("data"), environment);
        password = server.password();
    }

    static DemoSite open(Path folder) {
        return open(folder, Map.of());
    }

    static DemoSite open(Path folder, Map<String, String> environment) {
        return new DemoSite(folder, environment);
    }

    /** One of its people, at a program. */
    Program as(String handle) {
        return Program.at(server.address()).as(handle, password);
    }

    /** Has somebody do something; what they are told. */
    JsonNode run(Program who, String name, Object... pairs) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            data.put(pairs[i].toString(), pairs[i + 1]);
        }
        return who.run(name, data, "act-" + ++keys).path("ids");
    }

    /** An incident that mia declares, with these people in it. */
    String declared(String title, String severity, String... people) {
        return run(as("mia"), "incident.declare", "title", title, "severity", severity, "people", List.of(people))
                .path("incident")
                .asText();
    }

    /** One of its people, at the page. */
    Desk desk(String handle, int width, int height) {
        return new Desk(browsers.browser(), server.address(), "Europe/London", width, height).signIn(handle, password);
    }

    /** The same in German. */
    Desk german(String handle, int width, int height) {
        return new Desk(browsers.browser(), server.address(), "Europe/Berlin", width, height, "de-DE")
                .signIn(handle, password);
    }

    @Override
    public void close() {
        server.close();
        browsers.close();
    }
}
