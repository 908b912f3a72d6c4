package io.rhapsode.worker.speech.google;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.worker.speech.SpeechFailure;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.http.ServiceStatus;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By the key of a service account: it signs a request for a token, which is good for an hour and then had anew. Google's own library does both. */
final class ServiceAccount implements GoogleAccess {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private final GoogleCredentials credentials;

    private ServiceAccount(GoogleCredentials credentials) {
        this.credentials = credentials;
    }

    /** @throws UnusableSettings where the file is not there or is no such key */
    static ServiceAccount of(Path file) {
        try (var json = Files.newInputStream(file)) {
            return new ServiceAccount(ServiceAccountCredentials.fromStream(json)
                    .createWithCustomRetryStrategy(false)
                    .createScoped(List.of(SCOPE)));
        } catch (IOException | RuntimeException unreadable) {
            throw new UnusableSettings(
                    "credentials-file",
                    file,
                    "It has to be the key of a service account as Google gives it out: a JSON file that the server may read.");
        }
    }

    @Override
    public Map<String, List<String>> headers() throws SpeechFailure, InterruptedException {
        try {
            return credentials.getRequestMetadata();
        } catch (IOException refused) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new SpeechFailure(outcome(refused));
        }
    }

    private static AttemptOutcome outcome(IOException refused) {
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer) {
                var outcome = ServiceStatus.outcome(answer.getStatusCode());
                return outcome.worthRetrying() ? outcome : AttemptOutcome.UNAUTHORIZED;
            }
            if (cause instanceof SocketTimeoutException) {
                return AttemptOutcome.TIMEOUT;
            }
        }
        return AttemptOutcome.CONNECTION;
    }
}
