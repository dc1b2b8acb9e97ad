package io.pointbook.ledger.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.rulebook.Published;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a programme gives for enrolling, in the transaction of the enrolment. */
class WelcomeTest {

    @Test
    void who_enrols_gets_the_welcome_once_and_a_programme_without_one_writes_nothing() throws Exception {
        try (var test = TestDoor.open()) {
            Published.example(test.ledger, "engagement", Instant.parse("2020-01-01T00:00:00Z"));
            var members = new Members(test.door(), test.ledger.cards(), MemberIds::next, () -> UUID.randomUUID()
                    .toString());

            var anna = id(members, "k-1", new EnrolBody("2981", "CUSTOMER", null));
            assertThat(id(members, "k-1", new EnrolBody("2981", "CUSTOMER", null)))
                    .isEqualTo(anna);
            var ola = id(members, "k-2", new EnrolBody(null, "STAFF", "2019-04-01T00:00:00+02:00"));

            assertThat(points(test, anna)).isEqualTo(50);
            assertThat(points(test, ola)).isZero();
            var since = test.door()
                    .look(transaction ->
                            test.door().sit(transaction, ola).account(ola).memberSince());
            assertThat(since).isEqualTo("2019-03-31T22:00:00Z");
        }
    }

    private static String id(Members members, String key, EnrolBody body) throws Exception {
        var answer = members.enrol(key, body).response();
        return new ObjectMapper()
                .readTree((byte[]) answer.getEntity())
                .get("memberId")
                .asText();
    }

    private static long points(TestDoor test, String member) throws Exception {
        return test.door().look(transaction -> test.door()
                .sit(transaction, member)
                .account(member)
                .book()
                .standing("points")
                .active());
    }
}
