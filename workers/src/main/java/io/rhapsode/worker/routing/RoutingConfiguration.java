package io.rhapsode.worker.routing;

import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.identity.TenantKeys;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.TextAnalyzer;
import io.rhapsode.worker.text.model.TextAnalyses;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the router together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeclaredEquivalents.class)
class RoutingConfiguration {

    @Bean
    Offers offers(SpeechProviders providers, DeclaredEquivalents declared) {
        return new Offers(providers, new Rosters(declared));
    }

    @Bean
    SpeechRouter speechRouter(SpeechProviders providers, Offers offers) {
        return new SpeechRouter(providers, offers);
    }

    @Bean
    Planner planner(SpeechRouter router, Chunker chunker) {
        return new Planner(router, chunker);
    }

    @Bean
    EquivalentQueries equivalentQueries(SpeechProviders providers, Offers offers, Clock clock) {
        return new EquivalentQueries(providers, offers, clock);
    }

    @Bean
    RoutingQueries routingQueries(
            ObjectStore texts,
            TenantKeys keys,
            TextAnalyzer rules,
            TextAnalyses analyses,
            SpeechRouter router,
            Planner planner,
            Clock clock) {
        return new RoutingQueries(texts, keys, rules, analyses, router, planner, clock);
    }
}
