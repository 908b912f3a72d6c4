package io.rhapsode.worker.speech.openai;

import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How OpenAI's models are asked at Azure: with another header for the key, and mostly at another path.
 *
 * @param deployments whether the model, there the name of a deployment, stands in the path; else it stands in the request alone, as at OpenAI
 * @param version of the interface; null where the path says it
 */
record AzureDoor(boolean deployments, @Nullable String version) {

    private static final List<String> HOSTS =
            List.of(".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com", ".azure-api.net");

    /** The end of an address that needs no version. */
    private static final String UNVERSIONED = "/openai/v1";

    /**
     * Empty for every server that is not Azure's.
     *
     * @throws UnusableSettings where the version is missing
     */
    static Optional<AzureDoor> of(ProviderSettings settings, URI baseUrl) {
        String version = settings.apiVersion();
        if (version == null && HOSTS.stream().noneMatch(String.valueOf(baseUrl.getHost())::endsWith)) {
            return Optional.empty();
        }
        boolean deployments = !baseUrl.getPath().replaceAll("/+$", "").endsWith(UNVERSIONED);
        if (deployments && version == null) {
            throw new UnusableSettings(
                    "api-version",
                    "",
                    "Azure wants the version of its interface, such as 2025-03-01-preview; or let base-url end with "
                            + UNVERSIONED + ".");
        }
        return Optional.of(new AzureDoor(deployments, version));
    }
}
