package io.rhapsode.benchmark.server;

import io.rhapsode.worker.audio.AudioTools;
import io.rhapsode.worker.speech.SpeechProviderType;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** What differs from the shipped application, which searches its own packages for beans and finds this one by the list of Spring Boot's that this module has. */
@AutoConfiguration
class ScratchConfiguration {

    static final String INSTANT_MASTERING = "rhapsode.benchmark.instant-mastering";

    @Bean
    SpeechProviderType instantSpeech() {
        return new TimedSpeech.Type(Voices.INSTANT.type(), Duration.ZERO, () -> {});
    }

    @Bean
    SpeechProviderType slowSpeech() {
        return new TimedSpeech.Type(Voices.SLOW.type(), Voices.SLOW_ANSWER, () -> Thread.sleep(Voices.SLOW_ANSWER));
    }

    @Bean
    Baton baton() {
        return new Baton();
    }

    @Bean
    SpeechProviderType ledSpeech(Baton baton) {
        return new TimedSpeech.Type(Voices.LED.type(), Duration.ZERO, baton::await);
    }

    @Bean
    SpeechProviderType manyVoices() {
        return new TimedSpeech.Type(ManyVoices.TYPE, Duration.ZERO, () -> {}, ManyVoices::of);
    }

    @Bean
    @ConditionalOnBooleanProperty(INSTANT_MASTERING)
    static BeanPostProcessor instantMastering() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof AudioTools tools ? new InstantMastering(tools) : bean;
            }
        };
    }
}
