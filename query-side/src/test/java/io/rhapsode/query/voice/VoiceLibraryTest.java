package io.rhapsode.query.voice;

import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static io.rhapsode.query.voice.VoiceEvents.BEGINNING;
import static io.rhapsode.query.voice.VoiceEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.Age;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.events.speech.VoiceTraits;
import io.rhapsode.events.voice.CataloguePage;
import io.rhapsode.events.voice.FindVoice;
import io.rhapsode.events.voice.KeepVoiceLabels;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.ReadCatalogue;
import io.rhapsode.events.voice.VoicePage;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceView;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library as it is shown: what is in it, how it is found, and whose favourites are whose. */
class VoiceLibraryTest {

    private static final VoiceProfile BRITISH = new VoiceProfile(
            List.of("en-GB"), Gender.FEMALE, new VoiceTraits("british", Age.OLD, VoiceStyle.NARRATIVE));
    private static final VoiceProfile AMERICAN =
            new VoiceProfile(List.of("en-US", "es"), Gender.MALE, new VoiceTraits("american", null, VoiceStyle.NEWS));
    private static final VoiceProfile GERMAN = new VoiceProfile(List.of("de"), null, VoiceTraits.UNKNOWN);
    private static final ListVoices.Filter EVERYTHING = filter(null, null, null, null, null, List.of(), false);

    private final TestDatabase database = new TestDatabase();
    private final VoiceEvents events = new VoiceEvents();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {
            configurer
                    .eventProcessing()
                    .registerEventHandler(c -> new VoiceProjection(database.writer(), database.transactions()));
            configurer.registerQueryHandler(c -> new VoiceQueries(database.reader()));
            configurer.registerQueryHandler(c -> new CatalogueQueries(database.writer()));
            configurer.registerCommandHandler(c -> new VoiceLabels(database.writer()));
        });
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void aVoiceIsShownAsItsProviderHasSaidLast() {
        project(events.listed("studio:anna", GERMAN), events.changed("studio:anna", BRITISH));

        assertThat(find("studio:anna"))
                .isEqualTo(new VoiceView(
                        id("studio:anna"),
                        new ProviderId("studio"),
                        new VoiceId("studio:anna"),
                        "anna",
                        BRITISH,
                        false,
                        BEGINNING,
                        null));
    }

    @Test
    void aVoiceThatIsGoneIsShownAsGoneUntilItComesBack() {
        project(events.listed("studio:anna", BRITISH), events.withdrawn("studio:anna"));
        assertThat(find("studio:anna").unavailableSince()).isEqualTo(BEGINNING.plusSeconds(1));
        assertThat(list(filter(true, null, null, null, null, List.of(), false))).isEmpty();
        assertThat(list(filter(false, null, null, null, null, List.of(), false)))
                .containsExactly("studio:anna");

        project(events.returned("studio:anna", GERMAN));
        assertThat(find("studio:anna").unavailableSince()).isNull();
        assertThat(find("studio:anna").profile()).isEqualTo(GERMAN);
        assertThat(list(filter(false, null, null, null, null, List.of(), false)))
                .isEmpty();
    }

    @Test
    void aVoiceThatNeverWasIsRefused() {
        assertThatThrownBy(() -> find("studio:nobody")).hasRootCauseInstanceOf(RejectedException.class);
    }

    @Test
    void eachFilterLeavesOutWhatItIsNotAbout() {
        fill();

        assertThat(list(EVERYTHING)).containsExactly("local:uwe", "cloud:bob", "studio:anna");
        assertThat(list(filter(null, "en", null, null, null, List.of(), false)))
                .containsExactly("cloud:bob", "studio:anna");
        assertThat(list(filter(null, "en-gb", null, null, null, List.of(), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, "es", null, null, null, List.of(), false))).containsExactly("cloud:bob");
        assertThat(list(filter(null, "e", null, null, null, List.of(), false))).isEmpty();
        assertThat(list(filter(null, null, Gender.MALE, null, null, List.of(), false)))
                .containsExactly("cloud:bob");
        assertThat(list(filter(null, null, null, VoiceStyle.NARRATIVE, null, List.of(), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, null, null, null, providers("local", "cloud"), List.of(), false)))
                .containsExactly("local:uwe", "cloud:bob");
        assertThat(list(filter(null, null, null, null, List.of(), List.of(), false)))
                .isEmpty();
        assertThat(list(filter(null, "en", Gender.MALE, VoiceStyle.NARRATIVE, null, List.of(), false)))
                .isEmpty();
    }

    @Test
    void wordsAreFoundInWhatPeopleCallAVoiceInItsNameAndInItsAccent() {
        fill();
        label("studio:anna", "Grandmother 100%_off");

        assertThat(list(filter(null, null, null, null, null, List.of("mother"), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, null, null, null, null, List.of("mother", "british"), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, null, null, null, null, List.of("bob"), false)))
                .containsExactly("cloud:bob");
        assertThat(list(filter(null, null, null, null, null, List.of("0%_o"), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, null, null, null, null, List.of("%"), false)))
                .containsExactly("studio:anna");
        assertThat(list(filter(null, null, null, null, null, List.of("mother", "bob"), false)))
                .isEmpty();
    }

    @Test
    void theLastLabelCountsAndARebuildKeepsIt() {
        fill();
        label("studio:anna", "Anna");
        label("studio:anna", "Anna the Elder");
        assertThat(find("studio:anna").label()).isEqualTo("Anna the Elder");

        var before = views(EVERYTHING);
        axon.processor(VoiceProjection.GROUP).shutDown();
        axon.processor(VoiceProjection.GROUP).resetTokens();
        axon.processor(VoiceProjection.GROUP).start();
        project();
        assertThat(views(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void eachTenantHasFavouritesOfItsOwn() {
        fill();
        project(
                events.liked(TENANT, "studio:anna"),
                events.liked(TENANT, "cloud:bob"),
                events.liked(OTHER_TENANT, "local:uwe"));
        project(events.unliked(TENANT, "cloud:bob"), events.withdrawn("studio:anna"));
        var favourites = filter(null, null, null, null, null, List.of(), true);

        assertThat(list(favourites)).containsExactly("studio:anna");
        assertThat(find("studio:anna").favourite()).isTrue();
        assertThat(find("local:uwe").favourite()).isFalse();
        assertThat(ask(OTHER_TENANT, favourites, 10, null).items())
                .extracting(view -> view.voice().value())
                .containsExactly("local:uwe");
        assertThat(ask(OTHER_TENANT, EVERYTHING, 10, null).items())
                .as("one row each, whoever likes it")
                .hasSize(3);
    }

    @Test
    void pagesFollowEachOtherWhateverIsListedMeanwhile() {
        fill();
        var first = ask(TENANT, EVERYTHING, 2, null);
        project(events.listed("cloud:new", AMERICAN));
        var second = ask(TENANT, EVERYTHING, 2, first.nextCursor());

        assertThat(first.items()).extracting(view -> view.voice().value()).containsExactly("local:uwe", "cloud:bob");
        assertThat(second.items()).extracting(view -> view.voice().value()).containsExactly("studio:anna");
        assertThat(second.nextCursor()).isNull();
        for (String cursor : List.of("mine", "", "MQ", "%")) {
            assertThatThrownBy(() -> ask(TENANT, EVERYTHING, 2, cursor))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theCatalogueIsReadPageByPageWithWhatIsKnownOfEach() {
        int many = ReadCatalogue.PAGE + 3;
        axon.publish(IntStream.range(0, many)
                .mapToObj(number -> events.listed("local:v" + number, GERMAN))
                .toList());
        project(events.withdrawn("local:v7"));
        label("local:v7", "Seven");
        var first = catalogue("");
        var second = catalogue(LibraryVoiceId.of(first.getLast().voice()).value());

        assertThat(first).hasSize(ReadCatalogue.PAGE);
        assertThat(second).hasSize(3);
        var all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(all).extracting(CataloguePage.Entry::voice).doesNotHaveDuplicates();
        assertThat(all)
                .contains(
                        new CataloguePage.Entry(
                                new ProviderId("local"), new VoiceId("local:v7"), GERMAN, "Seven", false),
                        new CataloguePage.Entry(new ProviderId("local"), new VoiceId("local:v8"), GERMAN, null, true));
    }

    private void fill() {
        project(
                events.listed("studio:anna", BRITISH),
                events.listed("cloud:bob", AMERICAN),
                events.listed("local:uwe", GERMAN));
    }

    private void project(DomainEventMessage<?>... messages) {
        axon.publish(List.of(messages));
        await().atMost(Duration.ofSeconds(60)).until(() -> axon.caughtUp(VoiceProjection.GROUP));
    }

    private void label(String voice, String label) {
        axon.configuration()
                .commandGateway()
                .sendAndWait(new KeepVoiceLabels(List.of(new KeepVoiceLabels.Label(id(voice), label))));
    }

    private VoiceView find(String voice) {
        return axon.configuration()
                .queryGateway()
                .query(new FindVoice(TENANT, id(voice)), VoiceView.class)
                .join();
    }

    private List<String> list(ListVoices.Filter filter) {
        return views(filter).stream().map(view -> view.voice().value()).toList();
    }

    private List<VoiceView> views(ListVoices.Filter filter) {
        return ask(TENANT, filter, 10, null).items();
    }

    private VoicePage ask(TenantId tenant, ListVoices.Filter filter, int limit, @Nullable String cursor) {
        return axon.configuration()
                .queryGateway()
                .query(new ListVoices(tenant, filter, limit, cursor), VoicePage.class)
                .join();
    }

    private List<CataloguePage.Entry> catalogue(String after) {
        return axon.configuration()
                .queryGateway()
                .query(new ReadCatalogue(after), CataloguePage.class)
                .join()
                .voices();
    }

    private static ListVoices.Filter filter(
            @Nullable Boolean available,
            @Nullable String language,
            @Nullable Gender gender,
            @Nullable VoiceStyle style,
            @Nullable List<ProviderId> providers,
            List<String> words,
            boolean favourite) {
        return new ListVoices.Filter(available, language, gender, style, providers, words, favourite);
    }

    private static List<ProviderId> providers(String... names) {
        return List.of(names).stream().map(ProviderId::new).toList();
    }
}
