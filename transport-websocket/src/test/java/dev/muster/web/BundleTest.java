package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules become one script that does what they did. */
class BundleTest {
    private static String of(Map<String, String> modules) {
        return Bundle.of("m/a.js", modules::get);
    }

    @Test
    void modulesKeepTheirScopesAndTheirOrder() {
        assertThat(of(Map.of(
                        "m/a.js",
                                "import { b as c } from './p/b.js';\nimport 'lit';\nconst n = 1;\nexport const a = c + n;\n",
                        "m/p/b.js", "import D from 'd';\n  const n = D;\nexport function b() { return n; }\n")))
                .isEqualTo("""
                        import * as x0 from 'd';
                        import * as x1 from 'lit';
                        const m0 = (() => {
                        const D = x0.default;
                        const n = D;
                        function b() { return n; }
                        return { b };
                        })();
                        const m1 = (() => {
                        const { b: c } = m0;
                        const n = 1;
                        const a = c + n;
                        return { a };
                        })();
                        export const { a } = m1;
                        """);
    }

    @Test
    void whatIsLoadedLaterIsThereAlready() {
        assertThat(of(Map.of(
                        "m/a.js", "export const a = () => import('./b.js');\n",
                        "m/b.js", "import { a } from './a.js';\nexport const b = a;\n")))
                .contains("Promise.resolve().then(() => m0)", "const m0 = (() => {\nconst { a } = m1;");
    }

    @Test
    void whatIsPassedOnIsNoNameOfTheModule() {
        assertThat(of(Map.of(
                        "m/a.js", "import { b } from './b.js';\nexport { b } from './b.js';\nexport const a = b;\n",
                        "m/b.js", "export const b = 1;\n")))
                .contains("return { b: m0.b, a };");
    }

    @Test
    void aModuleThatWaitsMakesTheScriptWait() {
        assertThat(of(Map.of("m/a.js", "const w = await import(`./t-${1}.js`);\nexport { w };\n")))
                .contains("const m0 = await (async () => {", "import(`./t-${1}.js`)");
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> of(Map.of("m/a.js", "export default 1;\n"))).hasMessageContaining("export default 1");
        assertThatThrownBy(() -> of(Map.of("m/a.js", "import { b } from './b.js';\n", "m/b.js", "const b = 1;\n")))
                .hasMessageContaining("imports b");
        assertThatThrownBy(() -> of(Map.of("m/a.js", "import './b.js';\n", "m/b.js", "import './a.js';\n")))
                .hasMessageContaining("import each other");
    }

    @Test
    void whatIsFetchedLaterTakesWhatIsThereFromTheFirst() {
        Map<String, String> modules = Map.of(
                "m/a.js",
                "import { b } from './b.js';\nexport const a = () => import('./late/c.js');\n",
                "m/b.js",
                "export const b = 1;\n",
                "m/late/c.js",
                "import { b } from '../b.js';\nimport { d } from './d.js';\nexport const c = b + d;\n",
                "m/late/d.js",
                "import 'lit';\nexport const d = 2;\n");
        assertThat(of(modules)).isEqualTo("""
                        let shared;
                        const m0 = (() => {
                        const b = 1;
                        return { b };
                        })();
                        const m1 = (() => {
                        const { b } = m0;
                        const a = () => import('./late/c.js').then((late) => late.default(shared));
                        return { a };
                        })();
                        shared = { m0, m1 };
                        export const { a } = m1;
                        """);
        assertThat(Bundle.late("m/late/c.js", "m/a.js", modules::get)).isEqualTo("""
                        import * as x0 from 'lit';
                        let made;
                        export default (shared) => (made ??= (() => {
                        const n0 = (() => {
                        const d = 2;
                        return { d };
                        })();
                        const n1 = (() => {
                        const { b } = shared.m0;
                        const { d } = n0;
                        const c = b + d;
                        return { c };
                        })();
                        return n1;
                        })());
                        """);
    }

    @Test
    void whatIsFetchedLaterCannotMakeThePageWait() {
        assertThatThrownBy(() -> Bundle.late(
                        "m/late/c.js",
                        "m/a.js",
                        Map.of("m/a.js", "export const a = () => import('./late/c.js');\n", "m/late/c.js", "await 1;\n")
                                ::get))
                .hasMessageContaining("waits");
    }
}
