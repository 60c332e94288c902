package dev.muster.jdbc;

import dev.muster.storage.Broadcast;
import dev.muster.storage.LocalBroadcast;
import dev.muster.storage.Store;
import java.util.function.Consumer;

/** Tells this process at once and the others by NOTIFY. */
final class WireBroadcast implements Broadcast {
    private final LocalBroadcast here = new LocalBroadcast();
    private final News news;

    WireBroadcast(News news) {
        this.news = news;
    }

    @Override
    public void send(String message) {
        here.send(message);
        news.say(message);
    }

    @Override
    public Store.Subscription listen(Consumer<String> listener) {
        return here.listen(listener);
    }

    /** Another process said something. */
    void heard(String message) {
        here.send(message);
    }
}
