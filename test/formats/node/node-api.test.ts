import assert from 'node:assert/strict';
import { nodeApiWith } from '../../../src/formats/node/node-api.js';

describe('nodeApiWith', () => {
  it('knows which version brought a function', () => {
    assert.equal(nodeApiWith('napi_get_uv_event_loop'), 2);
    assert.equal(nodeApiWith('napi_type_tag_object'), 8);
    assert.equal(nodeApiWith('node_api_create_property_key_utf8'), 10);
    assert.equal(nodeApiWith('napi_create_object'), undefined);
    assert.equal(nodeApiWith('constructor'), undefined);
  });
});
