import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { createQueryClient } from '../api/query-client.ts';
import { useSession } from '../session/session.tsx';
import { LanguageProvider } from '../text/language.tsx';
import { Loading } from '../ui/states.tsx';
import { Overview } from '../views/overview/overview.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
import { NotFound } from './not-found.tsx';
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
const Unit = lazy(() => import('../views/unit/unit.tsx'));
const SignedIn = lazy(() => import('../views/sign-in/signed-in.tsx'));

const queries = createQueryClient();

export const App = () => (
  <QueryClientProvider client={queries}>
    <LanguageProvider>
      <Shell>
        <Suspense fallback={<Loading />}>
          <Views />
        </Suspense>
      </Shell>
    </LanguageProvider>
  </QueryClientProvider>
);

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
    <Route path="/page/public" component={Public} />
    <Route component={NotFound} />
  </Switch>
);

/** Whoever is signed in begins with the quarter, everybody else with what is published. */
function Start() {
  const { data, isPending } = useSession();
  if (isPending) return <Loading />;
  if (data?.caller.signedIn) return <Redirect to="/page/overview" replace />;
  return <Redirect to={data?.signIn.kind === 'DEMO' ? '/page/sign-in' : '/page/public'} replace />;
}
