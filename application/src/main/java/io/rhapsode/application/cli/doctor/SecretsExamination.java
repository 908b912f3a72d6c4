package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.server.SecretFiles;
import io.rhapsode.application.server.UnusableSecret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets that stand in files. */
final class SecretsExamination implements Examination {

    private static final String SECRETS = "secrets";

    private final Map<String, String> environment;
    private Map<String, String> secrets = Map.of();
    private @Nullable UnusableSecret unusable;

    SecretsExamination(Map<String, String> environment) {
        this.environment = environment;
        try {
            secrets = SecretFiles.read(environment);
        } catch (UnusableSecret one) {
            unusable = one;
        }
    }

    /** Everything that a server would find in its environment and in these files. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.keySet().removeIf(SecretFiles::namesAFile);
        settings.putAll(secrets);
        return settings;
    }

    @Override
    public List<Finding> look() {
        if (unusable != null) {
            return List.of(Finding.fail(SECRETS, unusable.sentence(), "A server does not start before that is done."));
        }
        return Optional.of(secrets)
                .filter(some -> !some.isEmpty())
                .map(some -> Finding.ok(SECRETS, "from files: " + String.join(", ", some.keySet())))
                .stream()
                .toList();
    }
}
