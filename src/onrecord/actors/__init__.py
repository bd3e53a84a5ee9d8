"""Who a mention is: office holders by date, names, states, roles and pronouns."""
