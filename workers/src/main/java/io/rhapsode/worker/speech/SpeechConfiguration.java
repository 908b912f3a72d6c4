package io.rhapsode.worker.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.rhapsode.worker.audio.AudioTools;
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
    SpeechProviders speechProviders(
            List<SpeechProviderType> types,
            SpeechProperties properties,
            SpeechResilience patience,
            AudioCheck check,
            Clock clock,
            MeterRegistry meters) {
        var entries = new ConfiguredProviders(types).of(properties.providers());
        return new SpeechProviders(entries, patience, check, clock, meters);
    }
}
