package io.rhapsode.gateway.speech;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * By which secret each speech provider signs its hooks. What else is configured of them is the workers' business.
 *
 * @param providers by id
 */
@ConfigurationProperties(HookSecrets.PREFIX)
record HookSecrets(@DefaultValue Map<String, Entry> providers) {

    static final String PREFIX = "rhapsode.speech";

    HookSecrets {
        providers = Map.copyOf(providers);
        providers.forEach((id, entry) -> {
            try {
                entry.secret();
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidConfigurationPropertyValueException(
                        PREFIX + ".providers." + id + ".webhook-secret",
                        "***",
                        "It has to be the secret as the service gives it out, which begins with whsec_.");
            }
        });
    }

    Optional<HookSecret> of(String provider) {
        return Optional.ofNullable(providers.get(provider)).flatMap(Entry::secret);
    }

    /** @param webhookSecret shown nowhere */
    record Entry(@Nullable String webhookSecret) {

        Optional<HookSecret> secret() {
            return Optional.ofNullable(webhookSecret)
                    .filter(secret -> !secret.isBlank())
                    .map(HookSecret::new);
        }

        @Override
        public String toString() {
            return "Entry[]";
        }
    }
}
