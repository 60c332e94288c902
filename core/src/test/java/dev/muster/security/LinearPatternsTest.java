package dev.muster.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No pattern of core takes more than linear time, whatever it is given (AC-67): handles, permalinks, terms, names. Not
 * the clock is read but the characters that the pattern looks at are counted, on texts made of its own parts.
 */
class LinearPatternsTest {
    private static final int SHORT = 1_000;

    /** How much more may be looked at in a text four times as long; 4 is linear, 16 quadratic. */
    private static final double MOST = 6;

    /** Below this many looks for each character nothing is said: such a pattern gives up early. */
    private static final int ENOUGH = 4 * SHORT;

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static long looks(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        Matcher matcher = pattern.matcher(counted);
        try {
            while (matcher.find()) {
                matcher.end();
            }
            matcher.reset().matches();
        } catch (StackOverflowError deep) {
            return Long.MAX_VALUE;
        }
        return counted.looks;
    }

    /** What to repeat: each character of the pattern, its neighbours in pairs, and what patterns are wary of. */
    private static Set<String> parts(Pattern pattern) {
        Set<String> parts =
                new LinkedHashSet<>(List.of("a", "A", "0", " ", "-", ".", "_", "@", "@a", "a.", "#/c/a/m/1"));
        String own = pattern.pattern();
        for (int i = 0; i < own.length(); i++) {
            parts.add(own.substring(i, i + 1));
            parts.add(own.substring(i, Math.min(own.length(), i + 2)));
        }
        return parts;
    }

    private static List<String> slow(String name, Pattern pattern) {
        List<String> slow = new ArrayList<>();
        for (String part : parts(pattern)) {
            for (String end : List.of("", "!", "\n", "\u0000")) {
                long little = looks(pattern, part.repeat(SHORT) + end);
                long much = looks(pattern, part.repeat(4 * SHORT) + end);
                if (much == Long.MAX_VALUE || (much > ENOUGH && much > MOST * little)) {
                    slow.add(name + " on " + part + "…" + end.length() + ": " + little + ", then " + much);
                }
            }
        }
        return slow;
    }

    @Test
    void everyPatternOfCoreLooksAtATextInProportionToItsLength() throws ReflectiveOperationException {
        List<String> slow = new ArrayList<>();
        int tried = 0;
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.muster")) {
            for (Field field : Class.forName(found.getName()).getDeclaredFields()) {
                if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    slow.addAll(slow(found.getName() + "." + field.getName(), (Pattern) field.get(null)));
                    tried++;
                }
            }
        }
        assertThat(slow).isEmpty();
        assertThat(tried).as("patterns tried").isGreaterThan(8);
    }

    @Test
    void aPatternThatTakesLongIsNoticed() {
        assertThat(slow("nested", Pattern.compile("(a|b)*c"))).isNotEmpty();
        assertThat(slow("behind", Pattern.compile("[._-]+$"))).isNotEmpty();
        assertThat(slow("bounded", Pattern.compile("@[a-z]{1,64}"))).isEmpty();
    }
}
