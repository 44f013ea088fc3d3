/** What each version of Node-API added (doc/api/n-api.md, "Added in"), without what came with the first. */
const ADDED: readonly (readonly [level: number, names: string])[] = [
  [2, 'napi_get_uv_event_loop'],
  [
    3,
    'napi_add_env_cleanup_hook napi_close_callback_scope napi_fatal_exception napi_open_callback_scope ' +
      'napi_remove_env_cleanup_hook',
  ],
  [
    4,
    'napi_acquire_threadsafe_function napi_call_threadsafe_function napi_create_threadsafe_function ' +
      'napi_get_threadsafe_function_context napi_ref_threadsafe_function napi_release_threadsafe_function ' +
      'napi_unref_threadsafe_function',
  ],
  [5, 'napi_add_finalizer napi_create_date napi_get_date_value napi_is_date'],
  [
    6,
    'napi_create_bigint_int64 napi_create_bigint_uint64 napi_create_bigint_words napi_get_all_property_names ' +
      'napi_get_instance_data napi_get_value_bigint_int64 napi_get_value_bigint_uint64 napi_get_value_bigint_words ' +
      'napi_set_instance_data',
  ],
  [7, 'napi_detach_arraybuffer napi_is_detached_arraybuffer'],
  [
    8,
    'napi_add_async_cleanup_hook napi_check_object_type_tag napi_object_freeze napi_object_seal ' +
      'napi_remove_async_cleanup_hook napi_type_tag_object',
  ],
  [9, 'node_api_create_syntax_error node_api_get_module_file_name node_api_symbol_for node_api_throw_syntax_error'],
  [
    10,
    'node_api_create_buffer_from_arraybuffer node_api_create_external_string_latin1 ' +
      'node_api_create_external_string_utf16 node_api_create_property_key_latin1 node_api_create_property_key_utf16 ' +
      'node_api_create_property_key_utf8',
  ],
];

const LEVELS: ReadonlyMap<string, number> = new Map(
  ADDED.flatMap(([level, names]) => names.split(' ').map((name) => [name, level] as const)),
);

/** The version of Node-API that brought a function; `undefined` for one of the first, and for one that is none of them. */
export function nodeApiWith(name: string): number | undefined {
  return LEVELS.get(name);
}
