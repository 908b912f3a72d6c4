package io.rhapsode.worker.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** How the SDK is used: every wait has a limit, and what fails for a moment is tried again by the SDK itself. */
final class S3Clients {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /** A part of {@link S3Upload} needs some 2 Mbit/s to arrive in time. */
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(30);

    /** Three attempts, with the pauses between them. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(95);

    /** Longer than an attempt, whose end the SDK tries again; what Netty itself gives up it does not. */
    private static final Duration SILENCE_LIMIT = ATTEMPT_LIMIT.plusSeconds(5);

    /** The tasks of a node, and as many callers again; each call takes a connection for one block or part only. */
    private static final int CONNECTIONS = 200;

    /** The services beside Amazon's have no regions, but the signature names one. */
    private static final Region USUAL_REGION = Region.US_EAST_1;

    private S3Clients() {}

    static S3AsyncClient client(S3Settings settings) {
        var builder = S3AsyncClient.builder()
                .credentialsProvider(credentials(settings))
                .forcePathStyle(true) // every service understands it, and a bucket may have dots in its name
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(limits -> limits.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT_LIMIT)
                        .apiCallTimeout(CALL_LIMIT))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(CONNECTIONS)
                        .connectionTimeout(CONNECT_LIMIT)
                        .connectionAcquisitionTimeout(ATTEMPT_LIMIT)
                        .readTimeout(SILENCE_LIMIT)
                        .writeTimeout(SILENCE_LIMIT));
        region(settings).ifPresent(builder::region);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    static S3Presigner presigner(S3Settings settings) {
        var builder = S3Presigner.builder()
                .credentialsProvider(credentials(settings))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build());
        region(settings).ifPresent(builder::region);
        Optional<URI> endpoint = settings.forCallers();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static Optional<Region> region(S3Settings settings) {
        if (settings.region() != null) {
            return Optional.of(Region.of(settings.region()));
        }
        return settings.endpoint() == null ? Optional.empty() : Optional.of(USUAL_REGION);
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey() == null || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
