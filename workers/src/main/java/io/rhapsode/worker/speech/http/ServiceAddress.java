package io.rhapsode.worker.speech.http;

import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;

/** Where a service is, as an entry says or as it publishes. */
public final class ServiceAddress {

    private ServiceAddress() {}

    /**
     * The address without a slash at its end, so that paths can follow it.
     *
     * @throws UnusableSettings where the entry says something that is no address
     */
    public static URI of(ProviderSettings settings, URI published) {
        var configured = settings.baseUrl();
        if (configured == null) {
            return published;
        }
        boolean http = "http".equals(configured.getScheme()) || "https".equals(configured.getScheme());
        if (!http || configured.getHost() == null) {
            throw new UnusableSettings(
                    "base-url", configured, "It has to be a whole http or https URL, such as " + published + ".");
        }
        return URI.create(configured.toString().replaceAll("/+$", ""));
    }
}
