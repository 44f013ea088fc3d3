/** A member of what stands before it: `.name`, `?.name`. */
export const MEMBER = /\s*(?:\?\.|\.)\s*([\w$]+)/y;
/** What takes a value for granted: a call, a member, but not `?.`. */
export const GRANTED = /\s*(?:\(|\.(?!\.)|\[|`)/y;
