package io.rhapsode.worker.routing.domain;

import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Exclusion;
import io.rhapsode.events.speech.ExclusionReason;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.worker.price.domain.Price;
import io.rhapsode.worker.speech.domain.Strengths;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Offers and demands, changed in one point each. */
final class OfferFixture {

    static final List<OfferedVoice> VOICES = List.of(
            new OfferedVoice("ada", List.of(), Gender.FEMALE),
            new OfferedVoice("bob", List.of(), Gender.MALE),
            new OfferedVoice("cleo", List.of(), Gender.NEUTRAL));

    private OfferFixture() {}

    static OfferedModel model(String name) {
        return new OfferedModel(
                name,
                1000,
                new Price(1000, 15_000),
                new Features(3, 5000, 0, 5, 0),
                Set.of(SpeechSetting.SPEED),
                Strengths.NONE,
                false,
                false);
    }

    static Offer offer(String provider) {
        return new Offer(
                new ProviderId(provider),
                Standing.READY,
                Roster.of(VOICES, List.of("en", "de"), Map.of()),
                List.of(model("m1"), model("m2")));
    }

    static Offer standing(Offer offer, Standing standing) {
        return new Offer(offer.provider(), standing, offer.voices(), offer.models());
    }

    static Offer speaking(Offer offer, List<String> languages, List<OfferedVoice> voices) {
        return new Offer(offer.provider(), offer.standing(), Roster.of(voices, languages, Map.of()), offer.models());
    }

    static Offer speakingWith(Offer offer, OfferedModel... models) {
        return new Offer(offer.provider(), offer.standing(), offer.voices(), List.of(models));
    }

    static Offer priced(Offer offer, long micros, long credits) {
        return each(offer, model -> priced(model, micros, credits));
    }

    static OfferedModel priced(OfferedModel model, long micros, long credits) {
        return new OfferedModel(
                model.name(),
                model.largestRequest(),
                new Price(credits, micros),
                model.features(),
                model.settings(),
                model.strengths(),
                model.timings(),
                model.ended());
    }

    static Offer featured(Offer offer, int quality, long latencyMillisPer1k, double failureRate) {
        return each(offer, model -> featured(model, new Features(quality, latencyMillisPer1k, failureRate, 5, 0)));
    }

    static OfferedModel featured(OfferedModel model, Features features) {
        return new OfferedModel(
                model.name(),
                model.largestRequest(),
                model.price(),
                features,
                model.settings(),
                model.strengths(),
                model.timings(),
                model.ended());
    }

    static Offer limited(Offer offer, int largestRequest) {
        return each(offer, model -> limited(model, largestRequest));
    }

    static OfferedModel limited(OfferedModel model, int largestRequest) {
        return new OfferedModel(
                model.name(),
                largestRequest,
                model.price(),
                model.features(),
                model.settings(),
                model.strengths(),
                model.timings(),
                model.ended());
    }

    static OfferedModel strong(OfferedModel model, Strengths strengths) {
        return new OfferedModel(
                model.name(),
                model.largestRequest(),
                model.price(),
                model.features(),
                model.settings(),
                strengths,
                model.timings(),
                model.ended());
    }

    static OfferedModel timed(OfferedModel model) {
        return new OfferedModel(
                model.name(),
                model.largestRequest(),
                model.price(),
                model.features(),
                model.settings(),
                model.strengths(),
                true,
                model.ended());
    }

    static OfferedModel ended(OfferedModel model) {
        return new OfferedModel(
                model.name(),
                model.largestRequest(),
                model.price(),
                model.features(),
                model.settings(),
                model.strengths(),
                model.timings(),
                true);
    }

    private static Offer each(Offer offer, UnaryOperator<OfferedModel> change) {
        return new Offer(
                offer.provider(),
                offer.standing(),
                offer.voices(),
                offer.models().stream().map(change).toList());
    }

    /** An order that says nothing in particular, and what it is changed to. */
    static final class Wanted {

        private int characters = 1000;
        private String detected = "en";
        private ContentType contentType = ContentType.GENERAL;
        private SpeechSettings settings = SpeechSettings.DEFAULT;
        private @Nullable VoiceId voice;
        private @Nullable String model;
        private @Nullable Gender gender;
        private @Nullable String language;
        private @Nullable VoiceStyle style;
        private Strategy strategy = Strategy.BALANCED;
        private @Nullable ProviderId preferred;
        private List<ProviderId> excluded = List.of();
        private @Nullable Long maxCostMicros;
        private boolean timings;

        Wanted characters(int value) {
            characters = value;
            return this;
        }

        Wanted detected(String tag) {
            detected = tag;
            return this;
        }

        Wanted contentType(ContentType kind) {
            contentType = kind;
            return this;
        }

        Wanted settings(SpeechSettings value) {
            settings = value;
            return this;
        }

        Wanted voice(String id) {
            voice = new VoiceId(id);
            return this;
        }

        Wanted model(String name) {
            model = name;
            return this;
        }

        Wanted gender(Gender value) {
            gender = value;
            return this;
        }

        Wanted language(String tag) {
            language = tag;
            return this;
        }

        Wanted style(VoiceStyle value) {
            style = value;
            return this;
        }

        Wanted strategy(Strategy value) {
            strategy = value;
            return this;
        }

        Wanted preferred(String provider) {
            preferred = new ProviderId(provider);
            return this;
        }

        Wanted excluded(String... providers) {
            excluded = List.of(providers).stream().map(ProviderId::new).toList();
            return this;
        }

        Wanted timings() {
            timings = true;
            return this;
        }

        Wanted maxCostMicros(long cap) {
            maxCostMicros = cap;
            return this;
        }

        Demand demand() {
            return new Demand(
                    characters,
                    detected,
                    contentType,
                    null,
                    new SpeechOrder(
                            voice,
                            model,
                            new VoicePreferences(gender, language, style),
                            new RoutingWish(strategy, preferred, excluded, maxCostMicros, false),
                            new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                            settings,
                            timings));
        }
    }

    static Routing route(Wanted wanted, Offer... offers) {
        return Router.route(wanted.demand(), List.of(offers));
    }

    static List<String> providers(Routing table) {
        return table.candidates().stream()
                .map(candidate -> candidate.provider().value())
                .toList();
    }

    static Exclusion out(String provider, ExclusionReason reason) {
        return new Exclusion(new ProviderId(provider), reason);
    }
}
