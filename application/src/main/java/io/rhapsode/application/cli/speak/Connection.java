package io.rhapsode.application.cli.speak;

import io.rhapsode.application.cli.api.Explanation;
import io.rhapsode.application.cli.api.RefusedException;
import io.rhapsode.application.cli.api.RhapsodeApi;
import io.rhapsode.application.cli.progress.ProgressDisplay;
import io.rhapsode.application.cli.terminal.CommandFailure;
import io.rhapsode.application.cli.terminal.ExitCode;
import io.rhapsode.application.cli.terminal.Interruption;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/** The way to the server, which outlives the server's restarts: what is asked is asked again until it is answered or our patience ends. */
final class Connection implements AutoCloseable {

    private final ServerSearch search;
    private final Patience patience;
    private final Interruption interruption;
    private final ProgressDisplay display;
    private volatile Contact contact;

    private Duration pause;
    private Duration waited = Duration.ZERO;

    Connection(ServerSearch search, Patience patience, Interruption interruption, ProgressDisplay display) {
        this.search = search;
        this.patience = patience;
        this.interruption = interruption;
        this.display = display;
        this.contact = search.find();
        this.pause = patience.first();
    }

    /** Something that can be asked twice without harm. */
    interface Question<T> {
        T ask(RhapsodeApi api) throws IOException;
    }

    <T> T ask(Question<T> question) {
        T answer = attempt(question);
        heard();
        return answer;
    }

    /** As {@link #ask}, but what comes of it only counts when something is {@link #heard}. */
    <T> T attempt(Question<T> question) {
        while (true) {
            try {
                return question.ask(contact.api());
            } catch (IOException lost) {
                lost(lost);
            } catch (RefusedException refused) {
                if (!refused.problem().retryable()) {
                    throw Explanation.of(refused.problem());
                }
                refusedForNow(refused);
            }
        }
    }

    /** The server is there: our patience is whole again. */
    void heard() {
        if (waited.isPositive()) {
            display.note("The server is back.");
        }
        waited = Duration.ZERO;
        pause = patience.first();
    }

    /** The server cannot be reached. Returns when it is worth another try. */
    void lost(IOException cause) {
        if (waited.compareTo(patience.total()) >= 0) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "server_unreachable",
                    "The server at " + contact.api().server() + " does not answer any more.",
                    "What was accepted goes on there. Run the same command again later: it goes on where this one left.");
        }
        if (waited.isZero()) {
            display.note("The server does not answer; trying again.");
        }
        if (contact.sharesHome() && cause instanceof ConnectException && waited.compareTo(patience.takeOver()) >= 0) {
            contact.close();
            contact = search.findAgain();
        }
        waitFor(pause);
    }

    private void refusedForNow(RefusedException refused) {
        Duration wish = refused.retryAfter().orElse(pause);
        Duration limit = refused.retryAfter().isPresent() ? patience.total() : patience.takeOver();
        if (waited.plus(wish).compareTo(limit) > 0) {
            throw Explanation.of(refused.problem());
        }
        if (waited.isZero()) {
            display.note("The server asks for a moment of patience.");
        }
        waitFor(wish.compareTo(pause) > 0 ? wish : pause);
    }

    private void waitFor(Duration time) {
        interruption.pause(time);
        if (interruption.isRequested()) {
            throw CommandFailure.interrupted(
                    "Stopped while the server did not answer; what it accepted may go on there.");
        }
        waited = waited.plus(time);
        pause = patience.after(pause);
    }

    /** The server as it is now, without any patience. */
    RhapsodeApi api() {
        return contact.api();
    }

    /** By what the server is known again: its address, unless it is whichever works on our home directory. */
    String server() {
        return contact.sharesHome() ? "" : contact.api().server().toString();
    }

    @Override
    public void close() {
        contact.close();
    }
}
