import { Route, Routes } from 'react-router';
import { AnswersPage } from './answers/AnswersPage';
import { BoardPage } from './board/BoardPage';
import { ScreenPage } from './board/ScreenPage';
import { CallPage } from './calls/CallPage';
import { CallsPage } from './calls/CallsPage';
import { ClientsPage } from './clients/ClientsPage';
import { DepartmentPage } from './department/DepartmentPage';
import { ExamplesPage } from './examples/ExamplesPage';
import { FunnelPage } from './funnel/FunnelPage';
import { Home } from './layout/Home';
import { NotFound } from './layout/NotFound';
import { Shell } from './layout/Shell';
import { Allowed } from './layout/Allowed';
import { ModelPage } from './model/ModelPage';
import { MyDayPage } from './myday/MyDayPage';
import { PlansPage } from './plans/PlansPage';
import { ProcessingPage } from './processing/ProcessingPage';
import { PulsesPage } from './pulses/PulsesPage';
import { SessionGate } from './session/SessionGate';
import { SignInPage } from './session/SignInPage';
import { WelcomePage } from './session/WelcomePage';
import { StopListPage } from './stoplist/StopListPage';
import { TodayPage } from './today/TodayPage';

/** The pages by address. */
export function Pages() {
  return (
    <Routes>
      <Route path="/signin" element={<SignInPage />} />
      <Route path="/welcome" element={<WelcomePage />} />
      <Route path="/screen" element={<ScreenPage />} />
      <Route element={<SessionGate />}>
        <Route element={<Shell />}>
          <Route index element={<Home />} />
          <Route path="/today" element={<Allowed right="alerts" page={<TodayPage />} />} />
          <Route path="/my-day" element={<Allowed right="anyDay" page={<MyDayPage />} />} />
          <Route path="/board" element={<Allowed right="board" page={<BoardPage />} />} />
          <Route path="/pulses" element={<Allowed right="pulses" page={<PulsesPage />} />} />
          <Route path="/funnel" element={<Allowed right="funnel" page={<FunnelPage />} />} />
          <Route path="/plans" element={<Allowed right="plans" page={<PlansPage />} />} />
          <Route path="/clients" element={<Allowed right="clients" page={<ClientsPage />} />} />
          <Route path="/calls" element={<CallsPage />} />
          <Route path="/calls/:id" element={<CallPage />} />
          <Route path="/examples" element={<Allowed right="examples" page={<ExamplesPage />} />} />
          <Route path="/answers" element={<Allowed right="answers" page={<AnswersPage />} />} />
          <Route path="/processing" element={<Allowed right="jobs" page={<ProcessingPage />} />} />
          <Route path="/model" element={<Allowed right="model" page={<ModelPage />} />} />
          <Route path="/stop-list" element={<Allowed right="stopList" page={<StopListPage />} />} />
          <Route path="/department" element={<Allowed right="department" page={<DepartmentPage />} />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Route>
    </Routes>
  );
}
