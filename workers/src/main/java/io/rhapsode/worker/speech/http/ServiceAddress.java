package io.rhapsode.worker.speech.http;

import io.rhapsode.worker.speech.ProviderSettings;
import io.rhapsode.worker.speech.UnusableSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

    /** Whether two addresses are at the same place, so that what one may know the other may. */
    public static boolean areAtOnePlace(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }

    /** A name as one step of a path. */
    public static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
