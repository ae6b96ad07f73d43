import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { createQueryClient } from '../api/query-client.ts';
import { useSession } from '../session/session.tsx';
import { LanguageProvider, useSay } from '../text/language.tsx';
import { Heading } from '../ui/heading.tsx';
import { Answer, Loading, NoPermission } from '../ui/states.tsx';
import { Overview } from '../views/overview/overview.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
import { NotFound } from './not-found.tsx';
import { homeOf, isOffered, sectionOf } from './sections.ts';
import { Shell } from './shell.tsx';

// The first view comes at once; each of the others when somebody goes there.
const Readiness = lazy(() => import('../views/readiness/readiness.tsx'));
const Quota = lazy(() => import('../views/quota/quota.tsx'));
const Period = lazy(() => import('../views/period/period.tsx'));
const Officials = lazy(() => import('../views/officials/officials.tsx'));
const Cases = lazy(() => import('../views/cases/cases.tsx'));
const CaseFile = lazy(() => import('../views/cases/case-file.tsx'));
const Forms = lazy(() => import('../views/forms/forms.tsx'));
const Explanation = lazy(() => import('../views/explanation/explanation.tsx'));
const EventView = lazy(() => import('../views/event/event.tsx'));
const Events = lazy(() => import('../views/events/events.tsx'));
const Comparison = lazy(() => import('../views/comparison/comparison.tsx'));
const Verification = lazy(() => import('../views/verification/verification.tsx'));
const Public = lazy(() => import('../views/public/public.tsx'));
const Judging = lazy(() => import('../views/judging/judging.tsx'));
const Scoring = lazy(() => import('../views/scoring/scoring.tsx'));
const PersonScoring = lazy(() => import('../views/scoring/person.tsx'));
const OwnSheet = lazy(() => import('../views/scoring/own-sheet.tsx'));
const Assigning = lazy(() => import('../views/assigning/assigning.tsx'));
const Unit = lazy(() => import('../views/unit/unit.tsx'));
const SignedIn = lazy(() => import('../views/sign-in/signed-in.tsx'));

const queries = createQueryClient();

export const App = () => (
  <QueryClientProvider client={queries}>
    <LanguageProvider>
      <Shell>
        <Suspense fallback={<Loading />}>
          <Permitted>
            <Views />
          </Permitted>
        </Suspense>
      </Shell>
    </LanguageProvider>
  </QueryClientProvider>
);

/** Whoever is signed in in another role is told so at once, also where the address was typed by hand; the service refuses all the same. */
function Permitted({ children }: { readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const [location] = useLocation();
  const { data: session } = useSession();
  const section = sectionOf(location);
  const caller = session?.caller;
  if (!caller?.signedIn || section === null || isOffered(section, caller)) return children;
  return (
    <>
      <Heading title={section.name(say)} />
      <NoPermission />
    </>
  );
}

const Views = (): ReactNode => (
  <Switch>
    <Route path="/" component={Start} />
    <Route path="/page" component={Start} />
    <Route path="/page/sign-in" component={SignIn} />
    <Route path="/page/signed-in" component={SignedIn} />
    <Route path="/page/overview" component={Overview} />
    <Route path="/page/readiness" component={Readiness} />
    <Route path="/page/quota" component={Quota} />
    <Route path="/page/period" component={Period} />
    <Route path="/page/officials" component={Officials} />
    <Route path="/page/cases" component={Cases} />
    <Route path="/page/cases/:person">{({ person }) => <CaseFile person={person} />}</Route>
    <Route path="/page/forms" component={Forms} />
    <Route path="/page/explanations/:subject">{({ subject }) => <Explanation subject={subject} />}</Route>
    <Route path="/page/events" component={Events} />
    <Route path="/page/comparison" component={Comparison} />
    <Route path="/page/verification" component={Verification} />
    <Route path="/page/events/:event">{({ event }) => <EventView id={event} />}</Route>
    <Route path="/page/unit" component={Unit} />
    <Route path="/page/assigning" component={Assigning} />
    <Route path="/page/judging" component={Judging} />
    <Route path="/page/scoring" component={Scoring} />
    <Route path="/page/scoring/:person">{({ person }) => <PersonScoring person={person} />}</Route>
    <Route path="/page/self" component={OwnSheet} />
    <Route path="/page/public" component={Public} />
    <Route component={NotFound} />
  </Switch>
);

/** Whoever is signed in begins with what is theirs, everybody else with what is published. */
function Start() {
  const session = useSession();
  return (
    <Answer query={session}>
      {({ caller, signIn }) => {
        const elsewhere = signIn.kind === 'DEMO' ? '/page/sign-in' : '/page/public';
        return <Redirect to={caller.signedIn ? homeOf(caller) : elsewhere} replace />;
      }}
    </Answer>
  );
}
