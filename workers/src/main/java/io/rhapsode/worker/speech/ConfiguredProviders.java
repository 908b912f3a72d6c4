package io.rhapsode.worker.speech;

import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.worker.ServiceKey;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import io.rhapsode.worker.price.domain.Tariffs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Makes the providers that are configured. Whatever is wrong with an entry is said with the name of its property, and the server does not start. */
final class ConfiguredProviders {

    /** The provider that is there without any configuration. */
    static final String LOCAL = "local";

    /** More than anybody has, few enough to be asked about each text. */
    static final int MOST_PROVIDERS = 100;

    private final Map<String, SpeechProviderType> types;
    private final SpeechProviderType.Means means;
    private final PriceCatalogue prices;

    ConfiguredProviders(List<SpeechProviderType> types, SpeechProviderType.Means means, PriceCatalogue prices) {
        this.means = means;
        this.prices = prices;
        this.types = types.stream().collect(Collectors.toMap(SpeechProviderType::name, Function.identity()));
    }

    List<SpeechProviders.Entry> of(Map<String, ProviderSettings> configured) {
        var entries = new TreeMap<>(configured);
        entries.putIfAbsent(LOCAL, ProviderSettings.NONE);
        if (entries.size() > MOST_PROVIDERS) {
            throw new InvalidConfigurationPropertyValueException(
                    SpeechProperties.PREFIX + ".providers",
                    entries.size(),
                    "At most " + MOST_PROVIDERS + " are possible.");
        }
        var providers = new ArrayList<SpeechProviders.Entry>();
        entries.forEach((id, settings) -> {
            var provider = provider(id, settings);
            providers.add(new SpeechProviders.Entry(
                    provider, typeName(id, settings), tariffs(provider, settings), settings.enabled()));
        });
        return List.copyOf(providers);
    }

    /** Prices in the settings hold whatever the catalogue says. */
    private Tariffs tariffs(SpeechProvider provider, ProviderSettings settings) {
        String id = provider.id().value();
        String type = provider.takesThePricesOfItsType() ? typeName(id, settings) : null;
        return model -> prices.tariff(id, type, model)
                .overruledBy(settings.creditsPer1kCharacters(), settings.priceMicrosPer1kCharacters());
    }

    private static String typeName(String id, ProviderSettings settings) {
        return settings.type() == null ? id : settings.type();
    }

    private SpeechProvider provider(String id, ProviderSettings settings) {
        try {
            settings.key().filter(key -> !ServiceKey.isUsable(key)).ifPresent(key -> {
                throw new UnusableSettings("api-key", ServiceKey.HIDDEN, ServiceKey.HAS_TO_BE);
            });
            return type(id, settings).create(id(id), settings, means);
        } catch (UnusableSettings e) {
            throw refused(id, e.property(), e.value(), String.valueOf(e.getMessage()));
        }
    }

    private SpeechProviderType type(String id, ProviderSettings settings) {
        String name = typeName(id, settings);
        var type = types.get(name);
        if (type != null) {
            return type;
        }
        String known = types.keySet().stream().sorted().collect(Collectors.joining(", "));
        throw refused(id, "type", settings.type() == null ? "" : name, "It has to be one of: " + known + ".");
    }

    private static ProviderId id(String id) {
        try {
            return new ProviderId(id);
        } catch (IllegalArgumentException e) {
            throw refused(id, null, id, "The id of a provider is made of a-z, 0-9 and hyphens, 40 characters at most.");
        }
    }

    private static InvalidConfigurationPropertyValueException refused(
            String id, @Nullable String property, String value, String why) {
        String name = SpeechProperties.PREFIX + ".providers." + id + (property == null ? "" : "." + property);
        return new InvalidConfigurationPropertyValueException(name, value, why);
    }
}
