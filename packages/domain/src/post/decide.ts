import type { Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';
import { evolve, holderOn, initial, type Post } from './fold.js';

function definePost(post: Post, fact: Fact<'PostDefined'>): Decision {
  const { data } = fact;
  return recordUnless(
    fact,
    post.defined !== null && refuse('ALREADY_EXISTS', 'data.post', { value: data.post }),
    data.trackedBy === data.post && refuse('OWN_PARENT', 'data.trackedBy', { value: data.post }),
    data.scope === 'out' && data.article === null && refuse('ARTICLE_REQUIRED', 'data.article'),
  );
}

/** One holder at a time; an appointment may be back-dated and lasts until a relief or the next appointment. */
function appointHead(post: Post, fact: Fact<'HeadAppointed'>, { context }: Asking): Decision {
  const { post: value, person } = fact.data;
  const day = fact.validAt;
  const holder = holderOn(post, day);
  if (holder === person) return alreadySo;
  const postKind = post.defined?.personKind ?? 'UNDECIDED';
  const personKind = context.official(person)?.personKind ?? 'UNDECIDED';
  const kindsDiffer = postKind !== personKind && postKind !== 'UNDECIDED' && personKind !== 'UNDECIDED';
  return recordUnless(
    fact,
    post.defined?.role !== 'HEAD' && refuse('NOT_A_HEAD_POST', 'data.post', { value }),
    holder !== null && refuse('HEAD_POST_HELD', 'data.post', { value, holder, day }),
    kindsDiffer && refuse('PERSON_KIND_MISMATCH', 'data.person', { value: person, personKind, postKind }),
  );
}

function relieveHead(post: Post, fact: Fact<'HeadRelieved'>): Decision {
  const { person } = fact.data;
  const day = fact.validAt;
  const relieved = post.changes.some((change) => !change.holds && change.person === person && change.day === day);
  const holds = holderOn(post, day) === person;
  if (relieved && !holds) return alreadySo;
  return recordUnless(fact, !holds && refuse('NOT_THE_HOLDER', 'data.person', { value: person, day }));
}

export const postHandler = handler({
  initial,
  evolve,
  founding: { type: 'PostDefined', isFounded: ({ defined }) => defined !== null, code: 'UNKNOWN_POST', field: 'post' },
  decide: { PostDefined: definePost, HeadAppointed: appointHead, HeadRelieved: relieveHead },
});
