package io.rhapsode.application.cli.speak;

import java.time.Duration;

/**
 * How long a server that does not answer is asked again: it may be restarting, or the network may be.
 *
 * @param first pause; each further one is twice as long
 * @param longest pause
 * @param takeOver after which another server is started, where the lost one worked on our home directory; and after which an answer that only says that
 *     something went wrong is believed
 * @param total after which the command gives up
 * @param silence after which a stream without a sign of life counts as lost; the server sends one every 15 s
 */
public record Patience(Duration first, Duration longest, Duration takeOver, Duration total, Duration silence) {

    public static final Patience USUAL = new Patience(
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(2),
            Duration.ofSeconds(45));

    Duration after(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
