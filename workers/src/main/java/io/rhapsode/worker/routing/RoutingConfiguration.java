package io.rhapsode.worker.routing;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.text.TextAnalyzer;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the router together. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    SpeechRouter speechRouter(SpeechProviders providers) {
        return new SpeechRouter(providers);
    }

    @Bean
    RoutingQueries routingQueries(
            ObjectStore texts,
            TenantKeys keys,
            TextAnalyzer rules,
            TextAnalyses analyses,
            SpeechRouter router,
            Clock clock) {
        return new RoutingQueries(texts, keys, rules, analyses, router, clock);
    }
}
