import { Navigate } from 'react-router';
import { homeOf } from '../session/rights';
import { useSession } from '../session/useSession';

export function Home() {
  return <Navigate to={homeOf(useSession().role)} replace />;
}
