package io.pointbook.ledger.account.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 1.3 of the rules: what VOID lines leave. */
class SurvivingTest {

    private static Line line(int number, LineKind kind, String item, String quantity, long net) {
        return new Line(number, kind, item, null, null, List.of(), Quantity.parse(quantity), "EA", net, null, null);
    }

    private static Line sale(int number, String item, String quantity, long net) {
        return line(number, LineKind.SALE, item, quantity, net);
    }

    private static Line voiding(int number, String item, String quantity, long net) {
        return line(number, LineKind.VOID, item, quantity, net);
    }

    private static Line voiding(int number, int named, String quantity, long net) {
        var size = Quantity.parse(quantity);
        return new Line(number, LineKind.VOID, null, null, null, List.of(), size, "EA", net, named, null);
    }

    private static VoidUnmatched refused(Line... lines) {
        try {
            var _ = Surviving.of(List.of(lines));
        } catch (VoidUnmatched unmatched) {
            return unmatched;
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void without_void_lines_all_lines_survive_as_they_are() {
        var lines = List.of(sale(1, "milk", "1", 100), sale(2, "bread", "-1", -5));

        assertThat(Surviving.of(lines)).isEqualTo(new Surviving(lines, java.util.Map.of()));
    }

    @Test
    void a_whole_void_leaves_nothing_of_the_line_it_names() {
        var surviving =
                Surviving.of(List.of(sale(1, "milk", "2", 200), sale(2, "bread", "1", 300), voiding(3, 1, "-2", -200)));

        assertThat(surviving.lines()).containsExactly(sale(2, "bread", "1", 300));
        assertThat(surviving.voided()).containsOnlyKeys(1);
        assertThat(surviving.voided().get(1)).isEqualTo(new Voided(Quantity.parse("2"), 200, List.of(3), true));
    }

    @Test
    void several_part_voids_add_up() {
        var surviving = Surviving.of(
                List.of(sale(1, "milk", "3", 300), voiding(2, 1, "-1", -100), voiding(3, 1, "-1.5", -120)));

        assertThat(surviving.lines()).containsExactly(sale(1, "milk", "0.5", 80));
        assertThat(surviving.voided().get(1)).isEqualTo(new Voided(Quantity.parse("2.5"), 220, List.of(2, 3), false));
    }

    @Test
    void money_that_is_left_of_no_pieces_survives() {
        var surviving = Surviving.of(List.of(sale(1, "milk", "1", 100), voiding(2, 1, "-1", -60)));

        assertThat(surviving.lines()).containsExactly(sale(1, "milk", "0", 40));
    }

    @Test
    void without_a_name_it_takes_the_latest_earlier_line_of_the_same_item() {
        var surviving = Surviving.of(List.of(
                sale(1, "milk", "1", 100),
                sale(2, "milk", "1", 100),
                sale(3, "bread", "1", 100),
                voiding(4, "milk", "-1", -100),
                sale(5, "milk", "1", 100)));

        assertThat(surviving.voided()).containsOnlyKeys(2);
    }

    @Test
    void without_a_name_it_passes_over_lines_that_it_does_not_fit_in() {
        var surviving = Surviving.of(List.of(
                sale(1, "milk", "2", 200),
                sale(2, "milk", "1", 200),
                sale(3, "milk", "2", 199),
                voiding(4, "milk", "-2", -200)));

        assertThat(surviving.voided()).containsOnlyKeys(1);
    }

    @Test
    void without_a_name_it_passes_over_lines_that_were_voided_before() {
        var surviving = Surviving.of(List.of(
                sale(1, "milk", "1", 100),
                sale(2, "milk", "1", 100),
                voiding(3, "milk", "-1", -100),
                voiding(4, "milk", "-1", -100)));

        assertThat(surviving.lines()).isEmpty();
        assertThat(surviving.voided().get(1).by()).containsExactly(4);
        assertThat(surviving.voided().get(2).by()).containsExactly(3);
    }

    @Test
    void the_item_is_the_item_id_else_the_gtin() {
        var one = Quantity.parse("1");
        var sold = new Line(1, LineKind.SALE, null, "12345678", null, List.of(), one, "EA", 100, null, null);
        var back = Quantity.parse("-1");
        var taken = new Line(2, LineKind.VOID, null, "12345678", null, List.of(), back, "EA", -100, null, null);

        assertThat(Surviving.of(List.of(sold, taken)).lines()).isEmpty();
    }

    @Test
    void earlier_goes_by_line_number_wherever_the_lines_stand() {
        var surviving = Surviving.of(
                List.of(voiding(3, "milk", "-1", -100), sale(4, "milk", "1", 100), sale(2, "milk", "1", 100)));

        assertThat(surviving.lines()).containsExactly(sale(4, "milk", "1", 100));
    }

    @ParameterizedTest
    @EnumSource(value = LineKind.class, mode = EnumSource.Mode.EXCLUDE, names = "VOID")
    void every_kind_of_line_can_be_voided(LineKind kind) {
        assertThat(Surviving.of(List.of(line(1, kind, "x", "-1", -25), voiding(2, "x", "1", 25)))
                        .lines())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1,-101", "-1.000001,-100", "1,-100", "-1,100", "1,100", "-2,-200"})
    void a_result_beyond_zero_or_a_void_of_the_same_sign_is_unmatched(String quantity, long net) {
        assertThat(refused(sale(1, "milk", "1", 100), voiding(2, 1, quantity, net)))
                .hasMessage("line 2 takes more than line 1 has left");
        assertThat(refused(sale(1, "milk", "1", 100), voiding(2, "milk", quantity, net)))
                .hasMessage("line 2 finds no earlier line of its item that it fits in");
    }

    @Test
    void a_line_with_nothing_left_takes_no_more() {
        assertThat(refused(sale(1, "milk", "1", 100), voiding(2, 1, "-1", -100), voiding(3, 1, "-1", -100)))
                .extracting(VoidUnmatched::lineNumber)
                .isEqualTo(3);
    }

    @Test
    void a_void_of_a_missing_a_later_or_a_void_line_or_of_itself_is_unmatched() {
        var milk = sale(1, "milk", "1", 100);

        assertThat(refused(milk, voiding(2, 9, "-1", -100))).hasMessageContaining("not there");
        assertThat(refused(voiding(1, 2, "-1", -100), sale(2, "milk", "1", 100)))
                .hasMessageContaining("no earlier");
        assertThat(refused(milk, voiding(2, 1, "-1", -100), voiding(3, 2, "1", 100)))
                .hasMessageContaining("no earlier");
        assertThat(refused(voiding(1, 1, "0", 0))).hasMessageContaining("no earlier");
    }

    @Test
    void a_void_without_name_and_item_is_unmatched() {
        assertThat(refused(sale(1, null, "1", 100), voiding(2, null, "-1", -100)))
                .hasMessageContaining("finds no earlier line");
    }

    @Test
    void a_name_on_a_line_of_goods_must_exist_and_says_nothing_else() {
        var odd = sale(1, "milk", "1", 100);
        var naming = new Line(2, LineKind.SALE, "milk", null, null, List.of(), odd.quantity(), "EA", 100, 1, null);
        var wrong = new Line(2, LineKind.SALE, "milk", null, null, List.of(), odd.quantity(), "EA", 100, 7, null);

        assertThat(Surviving.of(List.of(odd, naming)).lines()).containsExactly(odd, naming);
        assertThatExceptionOfType(VoidUnmatched.class).isThrownBy(() -> Surviving.of(List.of(odd, wrong)));
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void what_survives_is_the_sum_of_all_lines_and_never_on_the_other_side(@ForAll long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<Line>();
        for (int number = 1; number <= 2 + random.nextInt(8); number++) {
            boolean voids = random.nextInt(3) == 0;
            int pieces = random.nextInt(4) * (voids ? -1 : 1);
            lines.add(line(
                    number, voids ? LineKind.VOID : LineKind.SALE, "i" + random.nextInt(2), "" + pieces, pieces * 10L));
        }
        Surviving surviving;
        try {
            surviving = Surviving.of(lines);
        } catch (VoidUnmatched _) {
            return;
        }

        assertThat(surviving.lines().stream().mapToLong(Line::net).sum())
                .isEqualTo(lines.stream().mapToLong(Line::net).sum());
        assertThat(surviving.lines())
                .allMatch(line -> line.net() >= 0 && line.quantity().millionths() >= 0);
        assertThat(surviving.lines()).noneMatch(line -> line.kind() == LineKind.VOID);
    }
}
