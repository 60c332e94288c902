package dev.muster.web;

import dev.muster.file.FileLimits;
import dev.muster.storage.FolderFileStore;
import dev.muster.websocket.testing.JettyTestServer;
import java.io.IOException;
import java.nio.file.Path;

/** A server with a folder of files, in a process of its own that is given little memory. Ends when its input does. */
final class SmallServer {
    private SmallServer() {}

    public static void main(String[] arguments) throws IOException {
        FolderFileStore store = FolderFileStore.open(Path.of(arguments[0]));
        FileLimits limits = FileLimits.STANDARD.withLargest(1_000_000_000);
        JettyTestServer server = JettyTestServer.start(b -> b.files(store).fileLimits(limits), FileTransfers.STANDARD);
        System.out.println("port " + server.port());
        System.out.flush();
        while (System.in.read() >= 0) {
            // until whoever started this is gone
        }
        server.close();
        store.close();
    }
}
