package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.storage.FileHealth;
import dev.muster.storage.FileStore;
import dev.muster.storage.Health;
import dev.muster.storage.MemoryFileStore;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Store;
import dev.muster.websocket.testing.Http;
import dev.muster.websocket.testing.JettyTestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node says of itself when its store or its files are not as they should be. */
class ReadyTest {
    @ParameterizedTest
    @CsvSource({
        "true, true, true, 200, ready",
        "true, true, false, 200, no-files",
        "true, false, true, 200, read-only",
        "true, false, false, 200, read-only",
        "false, false, true, 503, unavailable"
    })
    void aNodeSaysWhatItCanDo(boolean reachable, boolean writable, boolean files, int status, String word) {
        Store store = sick(
                Store.class,
                new MemoryStore(),
                (Health h) -> new Health(
                        reachable, writable, "inside", h.kind(), h.durability(), h.epoch(), h.lanes(), h.ahead()));
        FileStore kept = sick(
                FileStore.class,
                new MemoryFileStore(),
                (FileHealth h) -> new FileHealth(files, "inside", h.kind(), h.durability()));
        try (JettyTestServer server = JettyTestServer.start(b -> b.store(store).files(kept), FileTransfers.STANDARD)) {
            Http anybody = new Http(server);
            HttpResponse<String> said = anybody.get("ready");
            assertThat(said.statusCode()).isEqualTo(status);
            assertThat(said.body()).isEqualTo("{\"status\":\"" + word + "\"}");
            assertThat(said.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
            assertThat(anybody.get("metrics").body())
                    .contains(
                            "muster_store_reachable " + (reachable ? 1 : 0),
                            "muster_store_writable " + (writable ? 1 : 0),
                            "muster_files_usable " + (files ? 1 : 0))
                    .doesNotContain("inside");
        }
    }

    /** One that is well in all but what it says of itself. */
    private static <T, H> T sick(Class<T> type, T well, UnaryOperator<H> says) {
        return type.cast(Proxy.newProxyInstance(
                ReadyTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(well, args);
                        @SuppressWarnings("unchecked")
                        H health = (H) result;
                        return method.getName().equals("health") ? says.apply(health) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
