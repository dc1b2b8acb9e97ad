package io.pointbook.rewards.runtime;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.runtime.http.ProblemCode;
import io.pointbook.runtime.http.RequestProblem;
import io.pointbook.testkit.http.OpenApiDocument;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that callers read, and the doors that they find. */
@QuarkusTest
@WithTestResource(DoorStack.class)
class OpenApiTest {
    @TestHTTPResource("/")
    URI root;

    private OpenApiDocument document;

    @BeforeEach
    void read() {
        document = new OpenApiDocument("rewards", root);
    }

    @Test
    void the_committed_document_is_what_the_doors_are() throws IOException {
        document.assertCommitted();
    }

    @Test
    void every_code_is_documented() throws IOException {
        document.assertNames(
                Stream.<ProblemCode>concat(Stream.of(RewardsProblem.values()), Stream.of(RequestProblem.values()))
                        .map(ProblemCode::code));
    }

    @Test
    void every_refusal_has_a_sentence_that_says_when_it_comes() throws IOException {
        document.assertExplains(codes());
    }

    @Test
    void every_refusal_is_seen_by_a_test() throws IOException {
        document.assertEachSeenByATest(codes());
    }

    private static Stream<String> codes() {
        return Stream.of(RewardsProblem.values()).map(ProblemCode::code);
    }
}
