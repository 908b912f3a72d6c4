package io.rhapsode.worker.speech.polly;

import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.UnusableSettings;
import io.rhapsode.worker.speech.http.ServiceAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.polly.PollyClient;

/** The way to Polly: the region, who asks, and a client that is made when it is first needed. */
final class PollyAccess {

    /** How long an answer about the credentials is remembered: to look for them may take seconds. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final URI EXAMPLE = URI.create("https://polly.eu-central-1.amazonaws.com");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");

    private record Looked(boolean found, Instant at) {}

    private final @Nullable URI baseUrl;
    private final @Nullable String region;
    private final AwsCredentialsProvider credentials;
    private final Duration longest;
    private final Clock clock;

    private volatile @Nullable Looked looked;
    private @Nullable PollyClient client;

    PollyAccess(
            @Nullable URI baseUrl,
            @Nullable String region,
            AwsCredentialsProvider credentials,
            Duration longest,
            Clock clock) {
        this.baseUrl = baseUrl;
        this.region = region;
        this.credentials = credentials;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * @param longest a whole request, to the last byte
     * @throws UnusableSettings where the entry names half of what belongs together
     */
    static PollyAccess of(ProviderSettings settings, Duration longest, Clock clock) {
        String region = settings.region();
        if (region != null && !REGION.matcher(region).matches()) {
            throw new UnusableSettings("region", region, "A region is written as in eu-central-1.");
        }
        var baseUrl = settings.baseUrl() == null ? null : ServiceAddress.of(settings, EXAMPLE);
        return new PollyAccess(baseUrl, region, credentials(settings), longest, clock);
    }

    private static AwsCredentialsProvider credentials(ProviderSettings settings) {
        String access = settings.accessKey();
        String secret = settings.secretKey();
        if (access == null && secret == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        if (access == null || secret == null) {
            throw new UnusableSettings(
                    access == null ? "access-key" : "secret-key",
                    "",
                    "An access-key and a secret-key belong together: set both, or none to use what AWS's own tools use.");
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
    }

    /** Empty where the region is left to AWS's own tools. */
    Optional<URI> address() {
        if (baseUrl != null || region == null) {
            return Optional.ofNullable(baseUrl);
        }
        var endpoint = PollyClient.serviceMetadata().endpointFor(Region.of(region));
        return Optional.of(URI.create("https://" + endpoint));
    }

    /** Whether it is known where to ask and as whom. May look around on this machine, and remembers what it found. */
    boolean isComplete() {
        var last = looked;
        if (last == null || !clock.instant().isBefore(last.at().plus(MEMORY))) {
            last = new Looked(hasRegion() && hasCredentials(), clock.instant());
            looked = last;
        }
        return last.found();
    }

    private boolean hasRegion() {
        try {
            region();
            return true;
        } catch (SdkException nowhere) {
            return false;
        }
    }

    private boolean hasCredentials() {
        try {
            credentials.resolveCredentials();
            return true;
        } catch (SdkException nobody) {
            return false;
        }
    }

    private Region region() {
        return region == null ? new DefaultAwsRegionProviderChain().getRegion() : Region.of(region);
    }

    /** Repeats nothing by itself: {@link io.rhapsode.worker.speech.Speaker} does. */
    synchronized PollyClient client() {
        var made = client;
        if (made == null) {
            var builder = PollyClient.builder()
                    .region(region())
                    .credentialsProvider(credentials)
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(longest)
                            .socketTimeout(longest))
                    .overrideConfiguration(
                            how -> how.apiCallTimeout(longest).retryStrategy(DefaultRetryStrategy.doNotRetry()));
            if (baseUrl != null) {
                builder.endpointOverride(baseUrl);
            }
            made = builder.build();
            client = made;
        }
        return made;
    }
}
