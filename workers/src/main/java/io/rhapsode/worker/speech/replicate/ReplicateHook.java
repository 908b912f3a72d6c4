package io.rhapsode.worker.speech.replicate;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Replicate rings when a prediction has ended.
 *
 * @param url a door of the gateway, seen from outside
 * @param poll the pause between two looks while a ring is waited for: what one that is lost costs
 */
record ReplicateHook(URI url, Duration poll) {

    static final String DOOR = "/api/v1/hooks/speech/";

    /** A ring may get lost, or reach another node. Rarer looks would make that noticed, more frequent ones the rings needless. */
    static final Duration USUAL_POLL = Duration.ofSeconds(15);

    /** As Replicate gives it out. */
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]+={0,2}");

    static Optional<ReplicateHook> of(ProviderId id, ProviderSettings settings) {
        URI base = blankIsNone(settings.webhookUrl());
        String secret = Objects.requireNonNullElse(settings.webhookSecret(), "").strip();
        if (base == null && secret.isEmpty()) {
            return Optional.empty();
        }
        if (base == null) {
            throw new UnusableSettings(
                    "webhook-url",
                    "",
                    "A webhook-secret is set: set the address at which Replicate reaches this server.");
        }
        if (!SECRET.matcher(secret).matches()) {
            throw new UnusableSettings(
                    "webhook-secret",
                    secret.isEmpty() ? "" : "***",
                    "A webhook-url is set: set the secret by which Replicate signs, which begins with whsec_.");
        }
        boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
            throw new UnusableSettings(
                    "webhook-url", base, "It has to be a whole URL, such as https://speech.example.org.");
        }
        return Optional.of(new ReplicateHook(
                URI.create(base.toString().replaceAll("/+$", "") + DOOR + id),
                Objects.requireNonNullElse(settings.webhookPoll(), USUAL_POLL)));
    }

    private static @Nullable URI blankIsNone(@Nullable URI configured) {
        return configured == null || configured.toString().isEmpty() ? null : configured;
    }
}
