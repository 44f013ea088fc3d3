import assert from 'node:assert/strict';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';
import { jimageIndex } from '../../support/jimage.js';

const ENGINE = 'javax/script/ScriptEngineManager.getEngineByName(Ljava/lang/String;)Ljavax/script/ScriptEngine;';
const main = (name: string) => ({
  '/App.class': javaClass({ main: [{ push: name }, { call: ENGINE, virtual: true }] }),
});
const image = (...packages: string[]) => ({
  '/usr/lib/jvm/j/lib/modules': jimageIndex(['java/lang', 'javax/script', ...packages]),
});

describe('missingScriptEngine', () => {
  it('warns of JavaScript that the runtime no longer brings', async () => {
    const newer = java('17', image());
    assert.deepEqual(await causes(main('nashorn'), START, newer), ['warning language-version:nashorn']);
    assert.deepEqual(await causes(main('groovy'), START, newer), []);
    assert.deepEqual(await causes(main('nashorn'), START, java('11', image('jdk/nashorn/api/scripting'))), []);
  });
});
