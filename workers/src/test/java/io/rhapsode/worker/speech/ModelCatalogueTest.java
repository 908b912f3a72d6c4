package io.rhapsode.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.speech.SpeechSetting;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

    static final SpeechModel USUAL =
            new SpeechModel("usual", new SizeLimit(1000, Counting.CODE_POINTS), 2, Set.of(), 900, null);

    private final ModelCatalogue catalogue = ModelCatalogue.shipped();

    @Test
    void anEntryWithoutAModelOffersAllOfItsTypeTheDefaultFirst() {
        assertThat(catalogue.of("openai", ProviderSettings.NONE, USUAL))
                .extracting(SpeechModel::name)
                .containsExactly("gpt-4o-mini-tts", "tts-1", "tts-1-hd");
    }

    @Test
    void anEntryWithAModelOffersThatOne() {
        var models = catalogue.of("openai", ProviderEntry.of(Map.of("model", "tts-1")), USUAL);

        assertThat(models).singleElement().satisfies(model -> {
            assertThat(model.settings()).containsExactly(SpeechSetting.SPEED);
            assertThat(model.sunset()).isEqualTo(LocalDate.of(2027, 1, 6));
        });
    }

    @Test
    void aModelNobodyKnowsHasTheUsualLimitsUnderItsOwnName() {
        var models = catalogue.of("openai", ProviderEntry.of(Map.of("model", "next-year")), USUAL);

        assertThat(models).containsExactly(USUAL.named("next-year"));
    }

    @Test
    void whatTheOperatorSaysHoldsForEachModelInTheCountingOfTheService() {
        var settings = ProviderEntry.of(Map.of("max-characters", 500, "quality", 5));

        assertThat(catalogue.of("openai", settings, USUAL)).isNotEmpty().allSatisfy(model -> {
            assertThat(model.limit()).isEqualTo(new SizeLimit(500, Counting.CODE_POINTS));
            assertThat(model.quality()).isEqualTo(5);
        });
    }
}
