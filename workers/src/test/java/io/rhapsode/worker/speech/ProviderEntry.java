package io.rhapsode.worker.speech;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of a provider as its entry in the configuration says them. */
public final class ProviderEntry {

    private static final String ENTRY = "entry";

    private ProviderEntry() {}

    /** @param properties by their names under the entry: {@code api-key} */
    public static ProviderSettings of(Map<String, ?> properties) {
        var source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put(ENTRY + "." + name, value));
        return new Binder(source).bindOrCreate(ENTRY, ProviderSettings.class);
    }
}
