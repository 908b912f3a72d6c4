package io.rhapsode.worker.facade;

import io.rhapsode.worker.speech.SpeechProviders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together who answers. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {

    @Bean
    FacadeQueries facadeQueries(SpeechProviders providers) {
        return new FacadeQueries(providers, AliasFile.shipped());
    }
}
