package io.rhapsode.worker.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.price.domain.PriceCatalogue;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the configured providers together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SpeechProperties.class, SpeechResilience.class})
class SpeechConfiguration {

    @Bean
    AudioCheck audioCheck(AudioTools tools) {
        return new ToolsAudioCheck(tools);
    }

    @Bean
    ModelCatalogue modelCatalogue(SpeechProperties properties) {
        var shipped = ModelCatalogue.shipped();
        return properties
                .models()
                .map(ModelFile::configured)
                .map(own -> own.over(shipped))
                .orElse(shipped);
    }

    @Bean
    ProviderEntries providerEntries(
            List<SpeechProviderType> types,
            PriceCatalogue prices,
            SpeechProperties properties,
            ModelCatalogue models,
            SpeechResilience patience,
            Clock clock) {
        var means = new SpeechProviderType.Means(models, patience.attemptTimeout(), clock);
        return new ProviderEntries(new ConfiguredProviders(types, means, prices).of(properties.providers()));
    }

    @Bean
    ProviderQueries providerQueries(SpeechProviders providers, Clock clock) {
        return new ProviderQueries(providers, clock);
    }

    @Bean
    SpeechProviders speechProviders(
            ProviderEntries entries, SpeechResilience patience, AudioCheck check, Clock clock, MeterRegistry meters) {
        return new SpeechProviders(entries.all(), patience, check, clock, meters);
    }
}
