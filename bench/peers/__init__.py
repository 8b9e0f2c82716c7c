"""How rotas are made elsewhere, in the same terms as ours, so that both can be measured."""
