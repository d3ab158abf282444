import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import { keys } from '../api/keys';
import type { Account, Person, Team } from '../api/types';

export function useTeams() {
  return useQuery({ queryKey: keys.teams, queryFn: () => get<Team[]>('/api/teams') });
}

export function usePeople() {
  return useQuery({ queryKey: keys.people, queryFn: () => get<Person[]>('/api/people') });
}

export function useAccounts() {
  return useQuery({ queryKey: keys.accounts, queryFn: () => get<Account[]>('/api/accounts') });
}
