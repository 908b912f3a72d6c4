package io.rhapsode.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.StorageUnavailableException;
import io.rhapsode.worker.storage.S3Inspection.Verdict;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be asked says nothing of any object: nobody may take a text for erased, or audio for never spoken, because the bucket is away. */
class BrokenS3Test {

    private static final ObjectKey KEY = ObjectKey.of(new TenantId("ten_a"), ObjectKind.TEXT, "one");

    @TempDir
    static Path directory;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static S3Settings settings(String bucket, URI endpoint, String secretKey) {
        return new S3Settings(bucket, endpoint, null, null, S3Server.ACCESS_KEY, secretKey);
    }

    private static S3Settings noBucket() {
        return settings("nobodys", server.endpoint(), S3Server.SECRET_KEY);
    }

    private static S3Settings wrongKey() {
        return settings(S3Server.BUCKET, server.endpoint(), "another-secret");
    }

    private static S3Settings nobodyThere() {
        return settings(S3Server.BUCKET, URI.create("http://127.0.0.1:1"), S3Server.SECRET_KEY);
    }

    @Test
    void whereTheBucketIsMissingNoObjectIsSaidToBeMissing() {
        isUnavailable(noBucket());
    }

    @Test
    void whoHasAWrongKeyIsNotToldOfObjectsEither() {
        isUnavailable(wrongKey());
    }

    @Test
    void whereNobodyAnswersNothingIsSaid() {
        isUnavailable(nobodyThere());
    }

    @Test
    void anotherServerAtThatAddressIsNotBelieved() {
        withAnotherServer(404, BrokenS3Test::isUnavailable);
    }

    private static void isUnavailable(S3Settings settings) {
        try (S3ObjectStore store = new S3ObjectStore(settings)) {
            List<ThrowingCallable> calls = List.of(
                    () -> store.open(KEY),
                    () -> store.open(KEY, 0, 1),
                    () -> store.open(KEY, 0, 0),
                    () -> store.size(KEY),
                    () -> store.put(KEY, new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8))),
                    () -> store.list(KEY));
            assertThat(calls)
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOf(StorageUnavailableException.class)
                            .satisfies(failure -> assertThat(String.valueOf(failure))
                                    .doesNotContain(S3Server.SECRET_KEY, "another-secret")));
        }
    }

    /** Of a bucket that is missing this server says nothing to a DELETE. */
    @Test
    void whatCouldNotBeErasedIsNotSaidToBe() {
        for (S3Settings settings : List.of(wrongKey(), nobodyThere())) {
            try (S3ObjectStore store = new S3ObjectStore(settings)) {
                assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StorageUnavailableException.class);
            }
        }
    }

    @Test
    void anInspectionTellsThemApart() {
        assertThat(S3Inspection.of(server.settings()).verdict()).isEqualTo(Verdict.USABLE);
        assertThat(S3Inspection.of(noBucket()).verdict()).isEqualTo(Verdict.MISSING);
        assertThat(S3Inspection.of(wrongKey()).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(S3Inspection.of(nobodyThere()).verdict()).isEqualTo(Verdict.UNREACHABLE);
        withAnotherServer(
                404, settings -> assertThat(S3Inspection.of(settings).verdict()).isEqualTo(Verdict.UNREACHABLE));
    }

    @Test
    void aBucketThatKeepsVersionsIsToldOf() {
        withAnotherServer(200, settings -> {
            assertThat(S3Inspection.of(settings).verdict()).isEqualTo(Verdict.KEEPS_VERSIONS);
        });
    }

    private interface Looked {

        void with(S3Settings settings);
    }

    /** One that has pages, and answers everything with the same: what is missing is missing there for other reasons. */
    private static void withAnotherServer(int status, Looked looked) {
        WireMockServer pages = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        pages.start();
        try {
            pages.stubFor(WireMock.any(WireMock.anyUrl())
                    .willReturn(WireMock.aResponse()
                            .withStatus(status)
                            .withHeader("Content-Type", status == 200 ? "application/xml" : "text/html")
                            .withBody(status == 200 ? "<ListBucketResult/>" : "<html>Not here</html>")));
            pages.stubFor(WireMock.get(WireMock.urlPathMatching("/.*"))
                    .withQueryParam("versioning", WireMock.matching(".*"))
                    .willReturn(WireMock.aResponse()
                            .withStatus(status)
                            .withBody("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")));
            looked.with(settings(S3Server.BUCKET, URI.create("http://127.0.0.1:" + pages.port()), S3Server.SECRET_KEY));
        } finally {
            pages.stop();
        }
    }

    @Test
    void aMomentsSilenceIsBridgedByTheSdk() throws Exception {
        WireMockServer busy = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        busy.start();
        try (S3ObjectStore store = new S3ObjectStore(
                settings(S3Server.BUCKET, URI.create("http://127.0.0.1:" + busy.port()), S3Server.SECRET_KEY))) {
            busy.stubFor(WireMock.put(WireMock.anyUrl())
                    .inScenario("busy")
                    .whenScenarioStateIs("Started")
                    .willReturn(WireMock.aResponse().withStatus(503))
                    .willSetStateTo("well"));
            busy.stubFor(WireMock.put(WireMock.anyUrl())
                    .inScenario("busy")
                    .whenScenarioStateIs("well")
                    .willReturn(WireMock.aResponse().withStatus(200).withHeader("ETag", "\"1\"")));

            store.put(KEY, new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8)));

            busy.verify(2, WireMock.putRequestedFor(WireMock.anyUrl()).withRequestBody(WireMock.equalTo("text")));
        } finally {
            busy.stop();
        }
    }

    @Test
    void settingsThatAreNotWholeAreRefusedAndKeysAreNotShown() {
        URI endpoint = server.endpoint();
        assertThatThrownBy(() -> new S3Settings("speech", endpoint, null, null, "key", " "))
                .hasMessageContaining("RHAPSODE_STORAGE_S3_SECRET_KEY");
        assertThatThrownBy(() -> new S3Settings("speech", URI.create("s3.example.com"), null, null, null, null))
                .hasMessageContaining("http://");
        assertThat(new S3Settings(null, null, null, " ", "", null).chosen())
                .as("what a compose file leaves empty")
                .isFalse();
        assertThat(server.settings().toString()).doesNotContain(S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
    }
}
