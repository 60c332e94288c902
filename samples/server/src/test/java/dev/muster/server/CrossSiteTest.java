package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is changed by a request that a page of somebody else can make a browser send. */
class CrossSiteTest {
    private static final Map<String, String> CHANGES = changes();

    @TempDir
    Path folder;

    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        String person = "{\"person\":\"liam\",\"handle\":\"zoe\",\"name\":\"Zoe\",\"zone\":\"UTC\",\"active\":false}";
        for (String name : List.of("create-person", "change-person", "reset-sign-in", "sign-out")) {
            changes.put("admin/" + name, person);
        }
        changes.put("admin/create-group", "{\"id\":\"g\",\"name\":\"G\",\"members\":[]}");
        changes.put("admin/change-group", "{\"id\":\"g\",\"name\":\"H\",\"members\":[]}");
        for (String name : List.of(
                "again",
                "end-session",
                "end-others",
                "describe",
                "change-password",
                "begin-second",
                "confirm-second",
                "renew-recovery",
                "remove-second")) {
            changes.put(
                    "account/" + name,
                    "{\"session\":\"x\",\"name\":\"N\",\"zone\":\"UTC\",\"password\":\"p\","
                            + "\"wanted\":\"quite another one\",\"code\":\"000000\"}");
        }
        changes.put("session/end", "{}");
        changes.put("invitation/accept", "{\"secret\":\"" + "x".repeat(40) + "\"}");
        return changes;
    }

    @Test
    void everyChangeIsRefusedAndNothingChanges() {
        try (Site site = Site.open(folder.resolve("data"))) {
            Program liam = site.page("liam", site.password());
            Program mia = site.page("mia", site.password());
            String cookie = mia.header("Cookie");
            Program bare = site.anyone().with("Cookie", cookie);
            String before = mia.get("admin/overview").body()
                    + mia.get("account/sessions").body();
            List<String> done = new ArrayList<>();
            int refused = 0;
            for (Map.Entry<String, String> change : CHANGES.entrySet()) {
                Map<String, HttpResponse<String>> tries = new LinkedHashMap<>();
                String place = change.getKey();
                String json = change.getValue();
                tries.put("GET", mia.get(place));
                tries.put("HEAD", mia.send("HEAD", place, null));
                tries.put("PUT", mia.with("Content-Type", "application/json").send("PUT", place, json));
                tries.put("TRACE", mia.send("TRACE", place, null));
                tries.put("no header", bare.post(place, json));
                tries.put(
                        "foreign origin",
                        mia.with("Origin", "http://evil.example").post(place, json));
                tries.put("origin null", mia.with("Origin", "null").post(place, json));
                tries.put(
                        "origin as a beginning",
                        mia.with("Origin", site.origin() + ".evil.example").post(place, json));
                tries.put(
                        "other scheme",
                        mia.with("Origin", site.origin().replace("http", "https"))
                                .post(place, json));
                tries.put("cross-site", mia.with("Sec-Fetch-Site", "cross-site").post(place, json));
                tries.put("same-site", mia.with("Sec-Fetch-Site", "same-site").post(place, json));
                tries.put("by hand", mia.with("Sec-Fetch-Site", "none").post(place, json));
                if (!place.equals("session/end")) {
                    tries.put(
                            "text/plain", mia.with("Content-Type", "text/plain").send("POST", place, json));
                    tries.put(
                            "form",
                            mia.with("Content-Type", "application/x-www-form-urlencoded")
                                    .send("POST", place, json));
                    tries.put(
                            "multipart",
                            mia.with("Content-Type", "multipart/form-data; boundary=x")
                                    .send("POST", place, json));
                    tries.put("no type", mia.send("POST", place, json));
                }
                for (Map.Entry<String, HttpResponse<String>> one : tries.entrySet()) {
                    int status = one.getValue().statusCode();
                    refused++;
                    if (status < 400 || status > 499) {
                        done.add(place + " by " + one.getKey() + ": " + status);
                    }
                }
            }
            System.out.println(refused + " requests of foreign pages refused");
            assertThat(done).isEmpty();
            assertThat(mia.get("admin/overview").body()
                            + mia.get("account/sessions").body())
                    .isEqualTo(before);
            assertThat(liam.get("session").statusCode()).isEqualTo(200);
            assertThat(mia.with("Origin", site.origin())
                            .post("admin/sign-out", "{\"person\":\"liam\"}")
                            .statusCode())
                    .as("the same by a page of this server")
                    .isEqualTo(204);
            assertThat(liam.get("session").statusCode()).isEqualTo(401);
        }
    }
}
