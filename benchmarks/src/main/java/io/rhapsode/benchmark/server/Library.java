package io.rhapsode.benchmark.server;

import io.rhapsode.application.axon.CommittedEvents;
import io.rhapsode.events.generation.FindGeneration;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.text.Chunker;
import io.rhapsode.worker.text.domain.Counting;
import io.rhapsode.worker.text.domain.SizeLimit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/** Makes books, has them spoken, and looks afterwards whether all was done that had to be, and once. */
public final class Library {

    /** The tenant that every installation has. */
    static final TenantId TENANT = new TenantId("ten_first");

    private static final String LANGUAGE = "en";
    private static final int CALLERS = 16;
    private static final long REQUEST_LIMIT_SECONDS = 60;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ObjectStore objects;
    private final Chunker chunker;
    private final Witness witness;
    private final Proof proof;
    private final SpeechOrder order;
    private final AtomicLong number = new AtomicLong();

    /** Its books are read by the server's only voice. */
    public Library(ScratchServer server) {
        this(server, null);
    }

    /** @param reader of its books, where there are several */
    public Library(ScratchServer server, @Nullable Voices reader) {
        this.order = order(reader);
        this.commands = server.bean(CommandGateway.class);
        this.queries = server.bean(QueryGateway.class);
        this.objects = server.bean(ObjectStore.class);
        this.chunker = server.bean(Chunker.class);
        this.witness = new Witness(server.bean(CommittedEvents.class));
        this.proof = new Proof(server, this);
    }

    /** New books, their texts stored. */
    public List<Book> books(int count, int chunks) throws IOException {
        List<Book> books = drafts(count, chunks);
        for (Book book : books) {
            objects.put(textKey(book), new ByteArrayInputStream(book.text().getBytes(StandardCharsets.UTF_8)));
        }
        return books;
    }

    /** New books that only we know of. */
    public List<Book> drafts(int count, int chunks) {
        List<Book> books = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Book book = new Book(number.getAndIncrement(), chunks);
            int cut = chunker.split(
                            book.text(), LANGUAGE, List.of(new SizeLimit(Book.LARGEST_CHUNK, Counting.CODE_POINTS)))
                    .size();
            if (cut != chunks) {
                throw new IllegalStateException("a text for " + chunks + " chunks is cut into " + cut);
            }
            books.add(book);
        }
        return books;
    }

    /** Asks for all of them, several callers at once, and returns when all are accepted. */
    public Sighting request(List<Book> books) {
        Sighting sighting = witness.expect(books);
        if (books.size() == 1) {
            request(books.getFirst());
            return sighting;
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            books.forEach(book -> callers.execute(() -> request(book)));
        }
        return sighting;
    }

    private void request(Book book) {
        send(new RequestGeneration(
                book.id(),
                TENANT,
                null,
                GenerationKind.STANDARD,
                textKey(book),
                book.text().length(),
                "0",
                order,
                new Caller("standard", null, "other"),
                null,
                1,
                null,
                null));
    }

    /** Sends a command as the tenant's and waits for it. */
    public void send(Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, metaData()), REQUEST_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What is shown of a book now. */
    public GenerationView look(Book book) throws InterruptedException, ExecutionException {
        return queries.query(new FindGeneration(TENANT, book.id()), GenerationView.class)
                .get();
    }

    /** Throws where a chunk or a charge is missing, or there twice, or a task is left. */
    public void prove(List<Book> books) throws InterruptedException {
        proof.of(books);
        proof.nothingLeft();
    }

    /** The same while others are still under way. */
    public void proveAmongOthers(List<Book> books) throws InterruptedException {
        proof.of(books);
    }

    static Map<String, String> metaData() {
        return Map.of(
                MetaDataKeys.TENANT,
                TENANT.value(),
                MetaDataKeys.ACTOR,
                "key_first",
                MetaDataKeys.CORRELATION_ID,
                UUID.randomUUID().toString());
    }

    private static ObjectKey textKey(Book book) {
        return ObjectKey.text(TENANT, book.id());
    }

    private static SpeechOrder order(@Nullable Voices reader) {
        return new SpeechOrder(
                null,
                null,
                new VoicePreferences(null, LANGUAGE, null),
                new RoutingWish(
                        Strategy.BALANCED,
                        reader == null ? null : new ProviderId(reader.type()),
                        List.of(),
                        null,
                        false),
                new AudioSpec(AudioFormat.WAV, 128, false, 8_000),
                SpeechSettings.DEFAULT);
    }
}
