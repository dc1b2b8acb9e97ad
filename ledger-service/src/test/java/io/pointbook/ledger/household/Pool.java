package io.pointbook.ledger.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.runtime.http.Answer;
import java.util.List;
import java.util.UUID;

/** A test's hand on households. */
public final class Pool {
    private static final String ACTOR = "maria";

    private final Households households;

    public Pool(AccountDoor door) {
        households = new Households(door, MemberIds::next);
    }

    public String found(String founder, boolean bring) throws Exception {
        return json(households.found(key(), ACTOR, new JoinBody(founder, bring)))
                .get("householdId")
                .asText();
    }

    public void join(String household, String member, boolean bring) throws Exception {
        households.join(key(), ACTOR, household, new JoinBody(member, bring));
    }

    public void leave(String household, String member, Long take) throws Exception {
        households.leave(key(), ACTOR, household, member, new LeaveBody(take));
    }

    /** Those who are there now. */
    public List<String> members(String household) throws Exception {
        return households.find(household).members().stream()
                .filter(stay -> stay.left() == null)
                .map(HouseholdAnswer.Stay::memberId)
                .toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode json(Answer answer) throws Exception {
        return new ObjectMapper().readTree((byte[]) answer.response().getEntity());
    }
}
