package io.rhapsode.application.cli.doctor;

import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.SpeechProvider;
import java.net.URI;

/**
 * What came of asking a speech service something that costs nothing.
 *
 * @param address without what somebody may have written into it for a password
 * @param outcome {@link AttemptOutcome#SPOKEN} where it answered what was asked
 */
record ServiceAnswer(String address, AttemptOutcome outcome) {

    static ServiceAnswer of(SpeechProvider provider, URI address) {
        return new ServiceAnswer(shown(address), outcome(provider));
    }

    private static AttemptOutcome outcome(SpeechProvider provider) {
        try {
            provider.ask();
            return AttemptOutcome.SPOKEN;
        } catch (SpeechFailure failure) {
            return failure.outcome();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return AttemptOutcome.TIMEOUT;
        }
    }

    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    Finding finding(String subject) {
        return switch (outcome) {
            case UNAUTHORIZED ->
                Finding.warn(
                        subject,
                        address + " does not take the key",
                        "Set the key of this provider to one that is valid there.");
            case SERVER_ERROR ->
                Finding.warn(
                        subject, address + " answers with an error of its own", "Others are asked until it is well.");
            case CONNECTION -> silent(subject, "No connection came about.");
            case TIMEOUT, TRUNCATED -> silent(subject, "It took too long, or broke off.");
            // what it does not have or understand, it has answered
            default -> Finding.ok(subject, address + " answers");
        };
    }

    private Finding silent(String subject, String why) {
        return Finding.warn(
                subject,
                address + " does not answer: " + why,
                "Start the service, or correct the base-url of this provider.");
    }
}
