package io.rhapsode.worker.storage;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A bucket in which objects are kept, {@code RHAPSODE_STORAGE_S3_…}.
 *
 * @param bucket its name; objects are files where there is none, whatever else is set
 * @param endpoint of the service, as {@code https://s3.example.com}; Amazon's where it is not given
 * @param publicEndpoint where callers reach the same service, whom signed links send there; the endpoint where it is not given
 * @param region in which the bucket lies; what the SDK finds in its own settings where it is not given, and {@code us-east-1} behind an endpoint
 * @param accessKey whose rights are used; what the SDK finds in its own settings where it is not given
 * @param secretKey that belongs to it
 */
@ConfigurationProperties(S3Settings.PREFIX)
public record S3Settings(
        @Nullable String bucket,
        @Nullable URI endpoint,
        @Nullable URI publicEndpoint,
        @Nullable String region,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    public static final String PREFIX = "rhapsode.storage.s3";

    public S3Settings {
        bucket = given(bucket);
        endpoint = address(endpoint);
        publicEndpoint = address(publicEndpoint);
        region = given(region);
        accessKey = given(accessKey);
        secretKey = given(secretKey);
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException(
                    "Of RHAPSODE_STORAGE_S3_ACCESS_KEY and RHAPSODE_STORAGE_S3_SECRET_KEY one is set: set both, or neither.");
        }
    }

    /** A compose file hands on an empty value where nothing is set. */
    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI address(@Nullable URI value) {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (value.getHost() == null || !("http".equals(value.getScheme()) || "https".equals(value.getScheme()))) {
            throw new IllegalArgumentException(
                    "An endpoint of RHAPSODE_STORAGE_S3 must be an address with http:// or https://.");
        }
        return value;
    }

    /** Whether objects are kept in a bucket. */
    public boolean chosen() {
        return bucket != null;
    }

    String name() {
        if (bucket == null) {
            throw new IllegalStateException("no bucket is chosen");
        }
        return bucket;
    }

    Optional<URI> forCallers() {
        return Optional.ofNullable(publicEndpoint == null ? endpoint : publicEndpoint);
    }

    /** Where the bucket is; no key is shown. */
    @Override
    public String toString() {
        return "bucket " + bucket + (endpoint == null ? "" : " at " + endpoint);
    }
}
