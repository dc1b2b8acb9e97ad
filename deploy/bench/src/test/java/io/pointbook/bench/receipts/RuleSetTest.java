package io.pointbook.bench.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    @Test
    void it_has_two_hundred_rules_with_names_of_their_own() throws Exception {
        var programme = new ObjectMapper().readTree(RuleSet.archive()).at("/programmes/0/versions/0/programme");
        var ids = new HashSet<String>();
        programme.get("rules").forEach(rule -> ids.add(rule.get("id").asText()));
        assertThat(ids).hasSize(RuleSet.RULES);
        assertThat(programme.get("rules")).hasSize(RuleSet.RULES);
    }

    @Test
    void only_the_base_rule_gives_what_the_books_are_checked_by() throws Exception {
        var rules = new ObjectMapper().readTree(RuleSet.programme()).get("rules");
        int base = 0;
        for (var rule : rules) {
            base += rule.at("/effect/wallet").asText().equals("points") ? 1 : 0;
        }
        assertThat(base).isEqualTo(1);
    }
}
