package io.pointbook.rewards.catalogue;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.pointbook.runtime.http.Requests;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Conditions in the Common Expression Language over a member's standing; the facts are called as in the ledger's rules. */
final class StandingConditions {
    static final String KIND = "memberKind";
    static final String TIER = "tier";
    static final String TAGS = "tags";

    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_STEPS = 10_000;
    private static final int DEEPEST = 50;
    // more conditions than a catalogue has; beyond them compiling begins anew
    private static final int MOST_COMPILED = 1_000;

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .comprehensionMaxIterations(MOST_STEPS)
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(DEEPEST)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL)
            .addVar(KIND, SimpleType.STRING)
            .addVar(TIER, SimpleType.STRING)
            .addVar(TAGS, ListType.create(SimpleType.STRING))
            .build();
    private static final Map<String, Program> COMPILED = new ConcurrentHashMap<>();

    private StandingConditions() {}

    /** The condition, if it is one. */
    static String checked(String condition) {
        try {
            compile(condition);
            return condition;
        } catch (CelValidationException wrong) {
            throw notOne(
                    wrong.getErrors().isEmpty()
                            ? String.valueOf(wrong.getMessage())
                            : wrong.getErrors().getFirst().getMessage());
        } catch (CelEvaluationException wrong) {
            throw notOne(String.valueOf(wrong.getMessage()));
        }
    }

    private static RuntimeException notOne(String why) {
        return Requests.invalid("'eligible.condition' is a CEL expression that is true or false, over " + KIND + ", "
                + TIER + " and " + TAGS + ": " + why.strip() + ".");
    }

    /** Whether it is true of the member; where it cannot be answered it is not. */
    static boolean hold(String condition, Standing standing) {
        try {
            return Boolean.TRUE.equals(program(condition)
                    .eval(Map.of(
                            KIND, standing.kind(),
                            TIER, Objects.requireNonNullElse(standing.tier(), ""),
                            TAGS, standing.tags())));
        } catch (CelEvaluationException | CelValidationException _) {
            return false;
        }
    }

    private static Program program(String condition) throws CelValidationException, CelEvaluationException {
        var known = COMPILED.get(condition);
        if (known != null) {
            return known;
        }
        if (COMPILED.size() >= MOST_COMPILED) {
            COMPILED.clear();
        }
        var program = compile(condition);
        COMPILED.put(condition, program);
        return program;
    }

    private static Program compile(String condition) throws CelValidationException, CelEvaluationException {
        return CEL.createProgram(CEL.compile(condition).getAst());
    }
}
