package dev.muster.web;

import dev.muster.Muster;
import dev.muster.Offer;
import dev.muster.command.Rejection;
import dev.muster.intake.AlertmanagerPayload;
import dev.muster.websocket.Answers;
import dev.muster.websocket.Gate;
import dev.muster.websocket.Identity;
import dev.muster.websocket.Refusal;
import dev.muster.websocket.Sockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every command and every question, by name: {@code api/v1/{room}/{verb}}. A question is asked by GET, or by POST with its
 * properties in the body, where no log of addresses keeps them; one that holds a secret by POST alone.
 */
final class Api {
    private final Muster muster;
    private final Sockets sockets;
    private final Gate gate;
    private final @Nullable Intake intake;
    private final FileRoutes files;
    private final CalendarRoute calendar;
    private final Map<String, Offer> offers;

    Api(Sockets sockets, @Nullable Intake intake, FileTransfers transfers, @Nullable FileOrigin elsewhere) {
        this.muster = sockets.muster();
        this.sockets = sockets;
        this.gate = sockets.gate();
        this.intake = intake;
        this.files = new FileRoutes(sockets, transfers, elsewhere);
        this.calendar = new CalendarRoute(sockets);
        this.offers = muster.offers().stream().collect(Collectors.toMap(Offer::name, Function.identity()));
    }

    /** Answers an address below {@code api/v1/}. */
    void serve(HttpServletRequest request, HttpServletResponse response, String place) throws IOException {
        String[] parts = place.split("/", -1);
        boolean post = request.getMethod().equals("POST");
        if (parts[0].equals("intake") && parts.length > 1 && parts[1].equals("alertmanager") && parts.length < 4) {
            only(post, "POST", response);
            alerts(request, response, parts.length == 3);
        } else if (parts[0].equals("files")) {
            files.serve(request, response, parts);
        } else if (place.equals("ticket")) {
            only(post, "POST", response);
            ticket(request, response);
        } else if (place.equals("calendar")) {
            only(request.getMethod().equals("GET"), "GET", response);
            calendar.serve(request, response);
        } else if (parts.length == 2) {
            Identity identity =
                    post ? gate.changing(new RequestAttempt(request)) : gate.reading(new RequestAttempt(request));
            String name = parts[0] + "." + parts[1];
            sockets.count(identity.caller(), name);
            Offer offer = offers.get(name);
            if (offer == null) {
                throw Failed.notFound();
            }
            boolean command = offer.sort() == Offer.Sort.COMMAND;
            boolean inAddress = !command && Body.fitsAddress(offer);
            only(post || (inAddress && request.getMethod().equals("GET")), inAddress ? "GET, POST" : "POST", response);
            if (command) {
                run(request, response, identity, offer);
            } else {
                ask(request, response, identity, offer, post);
            }
        } else {
            throw Failed.notFound();
        }
    }

    private static void only(boolean right, String method, HttpServletResponse response) {
        if (!right) {
            response.setHeader("Allow", method);
            throw Failed.of(405, "use " + method);
        }
    }

    private void run(HttpServletRequest request, HttpServletResponse response, Identity identity, Offer offer)
            throws IOException {
        byte[] body = Body.json(request, Body.most(offer.type()));
        String key = request.getHeader("Idempotency-Key");
        Later.answer(
                request, response, muster.submit(identity.caller(), offer.name(), body, key), 200, Answers::outcome);
    }

    private void ask(
            HttpServletRequest request, HttpServletResponse response, Identity identity, Offer offer, boolean post)
            throws IOException {
        Object answer = post
                ? muster.ask(identity.caller(), offer.name(), Body.json(request, Body.most(offer.type())))
                : muster.ask(identity.caller(), offer.name(), Parameters.fitting(Parameters.of(request), offer.type()));
        Reply.json(response, 200, Answers.answer(answer));
    }

    private record Ticket(String ticket, long seconds) {}

    private void ticket(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Identity identity = gate.changing(new RequestAttempt(request));
        sockets.count(identity.caller(), "ticket");
        Reply.json(response, 200, Answers.answer(new Ticket(gate.ticket(identity.caller()), 30)));
    }

    /** A token in the address is not looked at: a proxy on the way has written it down already. */
    private void alerts(HttpServletRequest request, HttpServletResponse response, boolean inAddress)
            throws IOException {
        String secret = new RequestAttempt(request).bearer().orElseThrow(Api::noToken);
        if (intake == null || inAddress) {
            throw noToken();
        }
        byte[] body = Body.json(request, AlertmanagerPayload.LARGEST);
        CompletableFuture<Intake.Receipt> receipt = intake.receive(secret, body);
        Later.answer(request, response, receipt.handle(Api::received), 202, Answers::answer);
    }

    /**
     * A token that is wrong is answered like one that is missing. What cannot be taken in just now is 503, which alert
     * sources send again, as not all of them do with 429.
     */
    private static Intake.Receipt received(Intake.@Nullable Receipt receipt, @Nullable Throwable failure) {
        if (receipt != null) {
            return receipt;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Rejection rejection && rejection.code() == Rejection.Code.ABSENT) {
            throw noToken();
        }
        if (cause instanceof Rejection rejection && rejection.code() == Rejection.Code.BUSY) {
            throw new Failed(503, Refusal.of(rejection));
        }
        throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static Failed noToken() {
        return new Failed(
                401,
                new Refusal(
                        "unauthenticated",
                        null,
                        "send a token of this intake as Authorization: Bearer; in the address none is taken",
                        null));
    }
}
